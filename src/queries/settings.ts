import type { Queryable } from '../adapters/database.ts';

/** What every page says about the platform; kept by staff. `null` leaves the line out. */
export type PublicSettings = {
  platformName: string;
  operator: string;
  hotline: string;
  hours: string;
  icp: string | null;
  policeRecord: string | null;
};

const READ = `select platform_name as "platformName", operator, hotline, hours, nullif(icp, '') as icp,
  nullif(police_record, '') as "policeRecord" from settings limit 1`;

/** Until staff have saved the settings once, the defaults of the collection apply. */
export const UNSAVED_SETTINGS: PublicSettings = {
  platformName: '知识产权服务平台',
  operator: '示例市知识产权局',
  hotline: '0000-12345678',
  hours: '工作日 9:00–12:00，13:30–17:30',
  icp: null,
  policeRecord: null,
};

/** The settings a visitor may see; never more than these columns. */
export async function readPublicSettings(db: Queryable): Promise<PublicSettings> {
  const { rows } = await db.query<PublicSettings>(READ);
  return rows[0] ?? UNSAVED_SETTINGS;
}
