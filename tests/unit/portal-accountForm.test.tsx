import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { checkPassword } from '../../src/domain/account.ts';
import { CodeLoginForm } from '../../src/app/(portal)/account/CodeLoginForm.tsx';
import { ForgotForm } from '../../src/app/(portal)/account/ForgotForm.tsx';
import { LoginForm } from '../../src/app/(portal)/account/LoginForm.tsx';
import { NewPasswordForm } from '../../src/app/(portal)/account/NewPasswordForm.tsx';
import { PasswordForm } from '../../src/app/(portal)/account/PasswordForm.tsx';
import { PasswordField } from '../../src/app/(portal)/account/PasswordField.tsx';
import { RegisterForm } from '../../src/app/(portal)/account/RegisterForm.tsx';

const agreement = { version: '1', text: null };
const sent = { name: '13800138000', message: '短信已发送。', nextInSeconds: 60 };
const FORMS = [
  ['登录', <LoginForm key="password" next="/portal" />],
  ['登录', <CodeLoginForm key="code" next="/portal" />],
  ['注册', <RegisterForm key="register" agreements={{ agreement, privacy: agreement }} />],
  ['修改密码', <PasswordForm key="change" username="qiye01" />],
  ['获取验证码', <ForgotForm key="forgot" />],
  ['重设密码', <NewPasswordForm key="reset" sent={sent} onBack={() => {}} />],
] as const;

describe('before its scripts are at work, the page of an account', () => {
  it.each(FORMS)('%s cannot put the password into the address bar', (verb, form) => {
    const html = renderToStaticMarkup(form);
    expect(/<form[^>]*>/.exec(html)?.[0]).toContain('method="post"');
    expect(/<button(?=[^>]*type="submit")[^>]*>/.exec(html)?.[0]).toMatch(/ disabled=""/);
    expect(/<noscript>.*<\/noscript>/.exec(html)?.[0]).toContain(`没有启用 JavaScript，不能${verb}`);
  });
});

describe('what is typed in bulk by programs', () => {
  it.each([
    ['the password', <LoginForm key="password" next="/portal" />],
    ['a sign-in code', <CodeLoginForm key="code" next="/portal" />],
    ['a registration code', <RegisterForm key="register" agreements={{ agreement, privacy: agreement }} />],
    ['a reset code', <ForgotForm key="forgot" />],
  ])('is held up by proof of work, of which a person is told that there is nothing to do: %s', (_, form) => {
    expect(renderToStaticMarkup(form)).toContain('安全验证：由浏览器自动完成，您不需要操作。');
  });
});

describe('a new password', () => {
  const field = (error?: string) => renderToStaticMarkup(<PasswordField isNew name="password" label="密码" value="abc" onChange={() => {}} error={error} />);
  const reason = checkPassword('abc');

  it('is judged while it is typed, and its fault is said once', () => {
    if (reason.ok) throw new Error('abc is no good password');
    expect(field().split(reason.reason)).toHaveLength(2);
    expect(field(`注册没有成功：${reason.reason}`).split(reason.reason)).toHaveLength(2);
  });
});
