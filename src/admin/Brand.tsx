import styles from './brand.module.css';

/** The name of the platform in plain letters; a public body has no logo of a supplier on its door. */
export function BrandLogo() {
  return <span className={styles.logo}>知识产权服务平台<small>工作后台</small></span>;
}

export function BrandIcon() {
  return <span className={styles.icon}>工作后台</span>;
}

/** Whose door this is: companies often look for theirs here. */
export function LoginIntro({ title = '工作人员登录' }: { title?: string }) {
  return (
    <div className={styles.intro}>
      <h1>{title}</h1>
      <p>企业用户请从<a href="/portal/login">企业服务登录</a>进入。</p>
    </div>
  );
}
