'use client';
import { useEffect, useRef, useState } from 'react';
import type { Scan } from '../case/scanGroups.ts';
import { addressesOf } from './scanAddresses.ts';
import styles from './scans.module.css';

/**
 * Scrolls when it is larger than its frame; by keyboard too. The sheet has the shape of the picture as it is turned,
 * and at zoom 1 lies whole in the frame.
 * Private and already scaled down by our own endpoint: nothing for an image optimiser to do.
 */
export function Picture({ scan, label, zoom, turn }: { scan: Scan; label: string; zoom: number; turn: number }) {
  const { image, ratio, failed, measure, fail } = useShape();
  const lying = turn % 180 !== 0;
  const shape = lying ? 1 / ratio : ratio;
  if (failed) return <p className={styles.none} role="alert">图片不能显示，请打开原件查看。</p>;
  return (
    <div className={styles.frame} tabIndex={0} role="group" aria-label={`${label}，可以滚动查看`}>
      <div className={styles.sheet} style={{ width: `calc(${zoom} * min(100cqw, 99.5cqh * ${shape}))`, aspectRatio: shape }}>
        <img
          ref={image}
          src={addressesOf(scan).preview}
          alt={`${label}：${scan.name}`}
          style={{ width: lying ? `${ratio * 100}%` : '100%', transform: `translate(-50%, -50%) rotate(${turn}deg)` }}
          onLoad={measure}
          onError={fail}
        />
      </div>
    </div>
  );
}

/** Width by height once the picture has come, or that it did not. */
function useShape() {
  const image = useRef<HTMLImageElement>(null);
  const [shape, setShape] = useState({ ratio: 1, failed: false });
  const measure = () => {
    const { naturalWidth = 0, naturalHeight = 0 } = image.current ?? {};
    setShape(naturalWidth > 0 ? { ratio: naturalWidth / naturalHeight, failed: false } : { ratio: 1, failed: true });
  };
  // A picture that came with the page may be there before anybody listens.
  useEffect(() => {
    if (image.current?.complete) measure();
  }, []);
  return { ...shape, image, measure, fail: () => setShape({ ratio: 1, failed: true }) };
}
