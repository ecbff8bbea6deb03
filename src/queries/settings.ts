import type { Language } from '../domain/language.ts';
import type { Queryable } from '../adapters/database.ts';

/** A text with its English wording; `english` is null until staff have written one. */
export type Bilingual = { text: string; english: string | null };
export type SiteLink = { label: Bilingual; url: string };

/** What every page says about the platform; kept by staff. `null` leaves the line out. */
export type PublicSettings = {
  platformName: string;
  platformNameEnglish: string;
  operator: Bilingual;
  hotline: string;
  hours: Bilingual;
  address: Bilingual | null;
  postcode: string | null;
  email: string | null;
  icp: string | null;
  policeRecord: string | null;
  links: readonly SiteLink[];
};

type Row = {
  platformName: string;
  platformNameEnglish: string | null;
  operator: string;
  operatorEnglish: string | null;
  hotline: string;
  hours: string;
  hoursEnglish: string | null;
  address: string | null;
  addressEnglish: string | null;
  postcode: string | null;
  email: string | null;
  icp: string | null;
  policeRecord: string | null;
  links: { label: string; labelEnglish: string | null; url: string }[];
};

const READ = `select platform_name as "platformName", nullif(platform_name_english, '') as "platformNameEnglish",
  operator, nullif(operator_english, '') as "operatorEnglish", hotline, hours, nullif(hours_english, '') as "hoursEnglish",
  nullif(address, '') as address, nullif(address_english, '') as "addressEnglish", nullif(postcode, '') as postcode, nullif(email, '') as email,
  nullif(icp, '') as icp, nullif(police_record, '') as "policeRecord",
  (select coalesce(jsonb_agg(jsonb_build_object('label', l.label, 'labelEnglish', nullif(l.label_english, ''), 'url', l.url) order by l._order), '[]')
   from settings_links l where l._parent_id = settings.id) as links
  from settings limit 1`;

const ENGLISH_NAME = 'Intellectual Property Service Platform';

/** Until staff have saved the settings once, the defaults of the collection apply. */
export const UNSAVED_SETTINGS: PublicSettings = {
  platformName: '知识产权服务平台',
  platformNameEnglish: ENGLISH_NAME,
  operator: { text: '示例市知识产权局', english: null },
  hotline: '0000-12345678',
  hours: { text: '工作日 9:00–12:00，13:30–17:30', english: null },
  ...{ address: null, postcode: null, email: null, icp: null, policeRecord: null, links: [] },
};

/** The settings a visitor may see; never more than these columns. */
export async function readPublicSettings(db: Queryable): Promise<PublicSettings> {
  const { rows } = await db.query<Row>(READ);
  return rows[0] ? settingsOf(rows[0]) : UNSAVED_SETTINGS;
}

/** The platform's name on pages of that language. */
export function platformNameIn(language: Language, { platformName, platformNameEnglish }: PublicSettings): string {
  return language === 'en' ? platformNameEnglish : platformName;
}

function settingsOf({ platformName, platformNameEnglish, operator, operatorEnglish, hours, hoursEnglish, address, addressEnglish, links, ...rest }: Row): PublicSettings {
  return {
    ...{ ...rest, platformName, platformNameEnglish: platformNameEnglish ?? ENGLISH_NAME },
    operator: { text: operator, english: operatorEnglish },
    hours: { text: hours, english: hoursEnglish },
    address: address === null ? null : { text: address, english: addressEnglish },
    links: links.map(({ label, labelEnglish, url }) => ({ label: { text: label, english: labelEnglish }, url })),
  };
}
