import type { PublicSettings } from '../../../queries/settings.ts';
import styles from '../shell.module.css';

/** Who runs the platform, whom to call and when, and the registrations the law wants on every page. */
export function Footer({ settings }: { settings: PublicSettings }) {
  return (
    <footer className={styles.footer}>
      <div className={styles.inner}>
        <dl className={styles.facts}>
          <div>
            <dt>主办单位</dt>
            <dd>{settings.operator}</dd>
          </div>
          <div>
            <dt>服务热线</dt>
            <dd>
              <a href={`tel:${settings.hotline.replaceAll(/[^\d+]/g, '')}`}>{settings.hotline}</a>
            </dd>
          </div>
          <div>
            <dt>服务时间</dt>
            <dd>{settings.hours}</dd>
          </div>
        </dl>
        <Registrations icp={settings.icp} policeRecord={settings.policeRecord} />
      </div>
    </footer>
  );
}

function Registrations({ icp, policeRecord }: Pick<PublicSettings, 'icp' | 'policeRecord'>) {
  return (
    <ul className={styles.list}>
      {icp && (
        <li>
          <a href="https://beian.miit.gov.cn/">{icp}</a>
        </li>
      )}
      {policeRecord && (
        <li>
          <a href={`https://beian.mps.gov.cn/#/query/webSearch?code=${policeRecord.replaceAll(/\D/g, '')}`}>{policeRecord}</a>
        </li>
      )}
    </ul>
  );
}
