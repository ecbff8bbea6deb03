import type { Environment } from './config.ts';
import type { IdentityKind } from './identity/provider.ts';

/** Where in the provider's answer each fact stands: a name, or names joined by dots. An empty text means: not told. */
export type IdentityFields = Record<FieldName, string>;
type FieldName = 'subject' | 'kind' | 'uscc' | 'organisation' | 'legalRepresentative' | 'name' | 'mobile' | 'email' | 'token';

export type OidcSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  scope: string;
  /** Further parameters of the authorization request by kind, as a query string. */
  parameters: Record<IdentityKind, string>;
};

export type TicketSettings = {
  /** Origin of the portal, without a trailing slash. */
  url: string;
  appId: string;
  appSecret: string;
  loginPaths: Record<IdentityKind, string>;
  tokenPath: string;
  userPath: string;
  /** Empty: the portal has no address for signing out. */
  logoutPath: string;
  /** How the portal calls what is sent to it. */
  names: Record<'appId' | 'appSecret' | 'ticket' | 'token' | 'returnTo', string>;
};

export type SsoConfig = {
  /** As people call the identity service. */
  name: string;
  kinds: readonly IdentityKind[];
  fields: IdentityFields;
  /** Values of the field `kind`; without that field the kind a person asked for is the one they get. */
  kindValues: Record<IdentityKind, string>;
  driver: { kind: 'oidc'; oidc: OidcSettings } | { kind: 'ticket'; ticket: TicketSettings };
};

const KINDS = ['corporate', 'person'] as const;
const DRIVERS = ['none', 'oidc', 'ticket'];

const FIELDS: Record<'oidc' | 'ticket', IdentityFields> = {
  oidc: {
    ...{ subject: 'sub', kind: '', uscc: 'uscc', organisation: 'organisation', legalRepresentative: 'legal_representative' },
    ...{ name: 'name', mobile: 'phone_number', email: 'email', token: '' },
  },
  ticket: {
    ...{ subject: 'data.userId', kind: '', uscc: 'data.uscc', organisation: 'data.corpName', legalRepresentative: 'data.legalPerson' },
    ...{ name: 'data.name', mobile: 'data.mobile', email: 'data.email', token: 'data.token' },
  },
};
const NAMES: TicketSettings['names'] = { appId: 'appId', appSecret: 'appSecret', ticket: 'ticket', token: 'token', returnTo: 'returnUrl' };

const NEEDED: Record<'oidc' | 'ticket', readonly string[]> = {
  oidc: ['SSO_OIDC_ISSUER', 'SSO_OIDC_CLIENT_ID', 'SSO_OIDC_CLIENT_SECRET'],
  ticket: ['SSO_TICKET_URL', 'SSO_TICKET_APP_ID', 'SSO_TICKET_APP_SECRET', 'SSO_TICKET_TOKEN_PATH', 'SSO_TICKET_USER_PATH'],
};

/**
 * Reads the settings of single sign-on; pushes one sentence for each fault. Null: not offered (SSO_DRIVER=none, the default).
 * @param demo plain http is accepted, as for the platform's own address
 */
export function readSsoConfig(env: Environment, demo: boolean, faults: string[]): SsoConfig | null {
  const text = (name: string) => env[name]?.trim() ?? '';
  const driver = text('SSO_DRIVER') || 'none';
  if (!DRIVERS.includes(driver)) faults.push('SSO_DRIVER 只能是 none、oidc 或 ticket。');
  if (driver !== 'oidc' && driver !== 'ticket') return null;
  const kinds = readKinds(text('SSO_KINDS'), faults);
  checkNeeded(driver, kinds, text, faults);
  const fields = readNames('SSO_FIELDS', text('SSO_FIELDS'), FIELDS[driver], faults);
  const kindValues = readNames('SSO_KIND_VALUES', text('SSO_KIND_VALUES'), { corporate: '', person: '' }, faults);
  if (fields.kind && KINDS.some((kind) => !kindValues[kind])) {
    faults.push('SSO_FIELDS 设置了 kind，还需要用 SSO_KIND_VALUES 写明两种账号的取值，例如 corporate=2,person=1。');
  }
  const settings: SsoConfig['driver'] =
    driver === 'oidc' ? { kind: driver, oidc: readOidc(text, demo, faults) } : { kind: driver, ticket: readTicket(text, demo, faults) };
  return { name: text('SSO_NAME') || '统一身份认证平台', kinds, fields, kindValues, driver: settings };
}

type Text = (name: string) => string;

function readKinds(text: string, faults: string[]): IdentityKind[] {
  const asked = (text || KINDS.join(',')).split(',').map((kind) => kind.trim());
  if (asked.some((kind) => !(KINDS as readonly string[]).includes(kind))) {
    faults.push('SSO_KINDS 只能写 corporate（法人账号）和 person（个人账号），用逗号分开。');
  }
  return KINDS.filter((kind) => asked.includes(kind));
}

function checkNeeded(driver: 'oidc' | 'ticket', kinds: readonly IdentityKind[], text: Text, faults: string[]): void {
  const pages = driver === 'ticket' ? kinds.map((kind) => `SSO_TICKET_${kind.toUpperCase()}_PATH`) : [];
  const missing = [...NEEDED[driver], ...pages].filter((name) => !text(name));
  if (missing.length > 0) faults.push(`SSO_DRIVER=${driver} 还需要设置 ${missing.join('、')}。`);
}

function readOidc(text: Text, demo: boolean, faults: string[]): OidcSettings {
  return {
    issuer: checkedUrl('SSO_OIDC_ISSUER', text, demo, faults),
    clientId: text('SSO_OIDC_CLIENT_ID'),
    clientSecret: text('SSO_OIDC_CLIENT_SECRET'),
    scope: text('SSO_OIDC_SCOPE') || 'openid profile',
    parameters: { corporate: text('SSO_OIDC_CORPORATE_PARAMETERS'), person: text('SSO_OIDC_PERSON_PARAMETERS') },
  };
}

function readTicket(text: Text, demo: boolean, faults: string[]): TicketSettings {
  const path = (name: string) => {
    if (text(name) && !text(name).startsWith('/')) faults.push(`${name} 应是以 / 开头的路径。`);
    return text(name);
  };
  return {
    url: checkedUrl('SSO_TICKET_URL', text, demo, faults).replace(/\/+$/, ''),
    appId: text('SSO_TICKET_APP_ID'),
    appSecret: text('SSO_TICKET_APP_SECRET'),
    loginPaths: { corporate: path('SSO_TICKET_CORPORATE_PATH'), person: path('SSO_TICKET_PERSON_PATH') },
    tokenPath: path('SSO_TICKET_TOKEN_PATH'),
    userPath: path('SSO_TICKET_USER_PATH'),
    logoutPath: path('SSO_TICKET_LOGOUT_PATH'),
    names: readNames('SSO_TICKET_NAMES', text('SSO_TICKET_NAMES'), NAMES, faults),
  };
}

function checkedUrl(name: string, text: Text, demo: boolean, faults: string[]): string {
  const url = URL.parse(text(name));
  const protocols = demo ? ['http:', 'https:'] : ['https:'];
  if (text(name) && !(url && protocols.includes(url.protocol) && url.hostname && !url.search && !url.hash && !url.username)) {
    faults.push(`${name} 应是以 ${demo ? 'http:// 或 https://' : 'https://'} 开头的网址，不带参数和账号。`);
  }
  return text(name);
}

/** `ours=theirs,ours=theirs` over the defaults. */
function readNames<K extends string>(variable: string, text: string, defaults: Record<K, string>, faults: string[]): Record<K, string> {
  const pairs = text.split(',').map((pair) => pair.trim()).filter(Boolean);
  const given = pairs.map((pair) => pair.split('=', 2).map((part) => part.trim()) as [string, string?]);
  const isWrong = given.some(([ours, theirs]) => !Object.hasOwn(defaults, ours) || theirs === undefined || !/^[\w.-]*$/.test(theirs));
  if (isWrong) faults.push(`${variable} 应写成 名称=对方的名称，用逗号分开；名称只能是 ${Object.keys(defaults).join('、')}。`);
  return { ...defaults, ...Object.fromEntries(isWrong ? [] : given) };
}
