import { BrandLogo, LoginIntro } from './Brand.tsx';
import styles from './brand.module.css';

/** There is no way to a new password but through a person: a back-office account decides other people's cases. */
export function ForgotView() {
  return (
    <main className={styles.intro}>
      <BrandLogo />
      <LoginIntro title="忘记密码" />
      <p>工作人员不能自助找回密码。请联系平台管理员重设，再用新密码登录。</p>
      <p><a href="/admin/login">返回登录</a></p>
    </main>
  );
}
