'use client';

import { Button } from 'antd';
import styles from './sheet.module.css';

/** Opens the browser's print dialog, which also saves a PDF. */
export function PrintButton({ label, primary = false }: { label: string; primary?: boolean }) {
  return (
    <div className={styles.print}>
      <Button type={primary ? 'primary' : 'default'} onClick={() => window.print()}>
        {label}
      </Button>
    </div>
  );
}
