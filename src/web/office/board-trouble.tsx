/** Why the deed before this page was not done, and what there is to know about it. */
export type Trouble = { message: string; details: string[] }

export function TroubleBox({ trouble }: { trouble: Trouble }) {
  return (
    <div className="errors" role="alert" data-trouble>
      <strong>{trouble.message}</strong>
      {trouble.details.length > 0 && (
        <ul>
          {trouble.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
