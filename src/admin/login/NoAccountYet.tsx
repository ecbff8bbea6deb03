import { BrandLogo } from '../Brand.tsx';
import styles from './login.module.css';

/** The door of a platform without any account. None is made over the network; whoever runs the platform makes the first. */
export function NoAccountYet() {
  return (
    <main className={styles.door}>
      <BrandLogo />
      <h1>还没有后台账号</h1>
      <p className={styles.text}>请运行本平台的人员在服务器上用命令建立第一个平台管理员账号，方法见运行手册“后台账号”一节。建立后刷新本页即可登录。</p>
    </main>
  );
}
