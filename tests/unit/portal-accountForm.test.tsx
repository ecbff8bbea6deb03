import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { checkPassword } from '../../src/domain/account.ts';
import { LoginForm } from '../../src/app/(portal)/account/LoginForm.tsx';
import { PasswordForm } from '../../src/app/(portal)/account/PasswordForm.tsx';
import { PasswordField } from '../../src/app/(portal)/account/PasswordField.tsx';
import { RegisterForm } from '../../src/app/(portal)/account/RegisterForm.tsx';

const agreement = { version: '1', text: null };
const FORMS = {
  登录: <LoginForm next="/portal" />,
  注册: <RegisterForm agreements={{ agreement, privacy: agreement }} />,
  修改密码: <PasswordForm username="qiye01" />,
};

describe('before its scripts are at work, the page of an account', () => {
  it.each(Object.entries(FORMS))('%s cannot put the password into the address bar', (verb, form) => {
    const html = renderToStaticMarkup(form);
    expect(/<form[^>]*>/.exec(html)?.[0]).toContain('method="post"');
    expect(/<button(?=[^>]*type="submit")[^>]*>/.exec(html)?.[0]).toMatch(/ disabled=""/);
    expect(/<noscript>.*<\/noscript>/.exec(html)?.[0]).toContain(`没有启用 JavaScript，不能${verb}`);
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
