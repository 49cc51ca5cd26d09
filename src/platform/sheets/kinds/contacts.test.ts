import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outcomeOf } from '../outcome.test-data.ts'

test('telephone numbers stay text', () => {
  for (const said of [
    '0571-88888888',
    '+86 571 8888 8888',
    '(0571) 88888888',
    '13800138000',
    '0571-88888888、13800138000',
    '0571-88888888转801',
    '400-800-1234',
  ]) {
    assert.equal(outcomeOf('phone', said), said)
  }
  assert.equal(outcomeOf('phone', '０５７１－８８８８８８８８'), '0571-88888888')
})

test('a telephone number kept as a number is taken only where nothing can be lost', () => {
  assert.equal(outcomeOf('phone', 13800138000), '13800138000')
  assert.equal(outcomeOf('phone', 8613800138000), '8613800138000')
  assert.equal(outcomeOf('phone', 88888888), '88888888')
  assert.equal(outcomeOf('phone', 4008001234), '4008001234')
  for (const lost of [57188888888, 1088888888, 2125551234, 4915112345678, 571.5]) {
    assert.deepEqual(outcomeOf('phone', lost), { code: 'phone-stored-as-number' }, String(lost))
  }
})

test('what is no telephone number', () => {
  assert.deepEqual(outcomeOf('phone', '1.38001E+10'), { code: 'phone-scientific' })
  assert.deepEqual(outcomeOf('phone', '见附件'), { code: 'phone-invalid' })
  assert.deepEqual(outcomeOf('phone', '123'), { code: 'phone-invalid' })
  assert.deepEqual(outcomeOf('phone', `${'+'.repeat(90)}12345678901234`), { code: 'phone-invalid' })
})

test('e-mail addresses', () => {
  assert.equal(outcomeOf('email', ' wang.li@zju.edu.cn '), 'wang.li@zju.edu.cn')
  assert.equal(outcomeOf('email', 'wang＠example．com'), 'wang@example.com')
  assert.equal(outcomeOf('email', 'mailto:a+b@example.org'), 'a+b@example.org')
  assert.equal(outcomeOf('email', '用户@例子.公司'), '用户@例子.公司')
  for (const wrong of [
    'wang',
    'a@b',
    'a b@example.com',
    'a@example..com',
    '.a@example.com',
    'a@-example.com',
    'a@b.com;c@d.com',
    `${'a'.repeat(65)}@b.com`,
  ]) {
    assert.deepEqual(outcomeOf('email', wrong), { code: 'email-invalid' }, wrong)
  }
})

test('web addresses', () => {
  assert.equal(outcomeOf('url', 'https://example.com/a?b=1#c'), 'https://example.com/a?b=1#c')
  assert.equal(outcomeOf('url', 'www.zju.edu.cn'), 'https://www.zju.edu.cn')
  assert.equal(outcomeOf('url', 'example.com:8080/x'), 'https://example.com:8080/x')
  assert.equal(outcomeOf('url', 'HTTP://example.com'), 'HTTP://example.com')
  for (const scheme of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'ftp://example.com']) {
    assert.deepEqual(outcomeOf('url', scheme), { code: 'url-scheme' }, scheme)
  }
  for (const wrong of ['网站', 'http://', 'http://a b.com', 'https://user:pass@example.com', 'http://localhost']) {
    assert.deepEqual(outcomeOf('url', wrong), { code: 'url-invalid' }, wrong)
  }
})
