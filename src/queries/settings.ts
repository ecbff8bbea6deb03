import type { Language } from '../domain/language.ts';
import type { Queryable } from '../adapters/database.ts';

/** A text with its English wording; `english` is null until staff have written one. */
export type Bilingual = { text: string; english: string | null };
export type SiteLink = { label: Bilingual; url: string };

/** What every page says about the platform; kept by staff. `null` leaves the line out. */
export type PublicSettings = {
  platformName: string;
  operator: string;
  hotline: string;
  hours: string;
  address: string | null;
  postcode: string | null;
  email: string | null;
  icp: string | null;
  policeRecord: string | null;
  /** The same in English; what staff have not worded is null and shown in Chinese. */
  english: { platformName: string; operator: string | null; hours: string | null; address: string | null };
  links: readonly SiteLink[];
};

type Row = Omit<PublicSettings, 'english' | 'links'> & {
  english: { platformName: string | null; operator: string | null; hours: string | null; address: string | null };
  links: { label: string; labelEnglish: string | null; url: string }[];
};

const READ = `select platform_name as "platformName", operator, hotline, hours, nullif(address, '') as address, nullif(postcode, '') as postcode,
  nullif(email, '') as email, nullif(icp, '') as icp, nullif(police_record, '') as "policeRecord",
  jsonb_build_object('platformName', nullif(platform_name_english, ''), 'operator', nullif(operator_english, ''),
    'hours', nullif(hours_english, ''), 'address', nullif(address_english, '')) as english,
  (select coalesce(jsonb_agg(jsonb_build_object('label', l.label, 'labelEnglish', nullif(l.label_english, ''), 'url', l.url) order by l._order), '[]')
   from settings_links l where l._parent_id = settings.id) as links
  from settings limit 1`;

const ENGLISH_NAME = 'Intellectual Property Service Platform';

/** Until staff have saved the settings once, the defaults of the collection apply. */
export const UNSAVED_SETTINGS: PublicSettings = {
  platformName: '知识产权服务平台',
  operator: '示例市知识产权局',
  hotline: '0000-12345678',
  hours: '工作日 9:00–12:00，13:30–17:30',
  ...{ address: null, postcode: null, email: null, icp: null, policeRecord: null, links: [] },
  english: { platformName: ENGLISH_NAME, operator: null, hours: null, address: null },
};

/** The settings a visitor may see; never more than these columns. */
export async function readPublicSettings(db: Queryable): Promise<PublicSettings> {
  const { rows } = await db.query<Row>(READ);
  return rows[0] ? settingsOf(rows[0]) : UNSAVED_SETTINGS;
}

/** The platform's name on pages of that language. */
export function platformNameIn(language: Language, { platformName, english }: PublicSettings): string {
  return language === 'en' ? english.platformName : platformName;
}

function settingsOf({ english, links, ...rest }: Row): PublicSettings {
  return {
    ...rest,
    english: { ...english, platformName: english.platformName ?? ENGLISH_NAME },
    links: links.map(({ label, labelEnglish, url }) => ({ label: { text: label, english: labelEnglish }, url })),
  };
}
