import type { Random } from './random.ts';
import { BRAND_CHARACTERS, FIELDS, LATIN, LEGAL_FORMS, MATTERS, QUALITIES, RARE_CHARACTERS, THINGS, TRADES } from './vocabulary.ts';

/** 高精度石墨烯传感器, LED显示屏, 汽车零部件用水冷轴承 … */
export function productName(random: Random): string {
  const thing = random.pick(THINGS);
  const quality = random.chance(70) ? random.pick(QUALITIES) : '';
  const matter = random.chance(60) ? random.pick(MATTERS) : '';
  const latin = random.chance(8) ? random.pick(LATIN) : '';
  const field = random.chance(35) ? `${random.pick(FIELDS)}用` : '';
  const rare = random.chance(0.1) ? random.pick(RARE_CHARACTERS) : '';
  return field + quality + rare + matter + latin + thing;
}

/** The place, a made-up name, the trade, the legal form. */
export function enterpriseName(random: Random, place: string): string {
  const rare = random.chance(0.3) ? random.pick(RARE_CHARACTERS) : '';
  return place + rare + brand(random) + random.pick(TRADES) + random.pick(LEGAL_FORMS);
}

export function brand(random: Random): string {
  return Array.from({ length: random.chance(75) ? 2 : 3 }, () => random.pick(BRAND_CHARACTERS)).join('');
}

/** XK-3000B, or nothing: services and materials have none. */
export function modelName(random: Random): string | null {
  if (random.chance(20)) return null;
  const letters = Array.from({ length: 1 + random.below(3) }, () => random.pick(LETTERS)).join('');
  const suffix = random.chance(30) ? random.pick(LETTERS) : '';
  return `${letters}-${10 + random.below(random.chance(50) ? 990 : 9_990)}${suffix}`;
}

const LETTERS = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'];
