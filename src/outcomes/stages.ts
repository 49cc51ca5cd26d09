/** How far two sides have come, in order; `stopped` can follow any of them. */
export const stages = ['intent', 'follow_up', 'mou', 'contract', 'joint_lab', 'stopped'] as const
export type Stage = (typeof stages)[number]

export function isStage(text: string): text is Stage {
  return (stages as readonly string[]).includes(text)
}
