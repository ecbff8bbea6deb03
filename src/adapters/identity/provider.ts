/** Whose account at the provider: a legal person's (法人账号) or a natural person's (市民通行证). */
export type IdentityKind = 'corporate' | 'person';

/** What the provider says about who came back. `subject` is unique within `issuer` and never shown. */
export type Identity = {
  issuer: string;
  subject: string;
  kind: IdentityKind;
  /** Only to fill in forms: nobody is let in by it. */
  person: { name: string | null; mobile: string | null; email: string | null };
  /** Set exactly when `kind` is corporate; `uscc` is checked and in its stored form. */
  corporate: { uscc: string; name: string | null; legalRepresentative: string | null } | null;
};

/**
 * Why the provider let nobody in. `down`: no answer, or too late. `refused`: it knows the request and says no. `nonsense`: an
 * answer that is not what was agreed. `cancelled`: by the person. `kind`: signed in there as the other kind. `uscc`: code missing or invalid.
 */
export type IdentityFault = 'down' | 'refused' | 'nonsense' | 'cancelled' | 'kind' | 'uscc';
/** {@link reasonOf} says it in a sentence. */
export type IdentityRefusal = { ok: false; fault: IdentityFault };
export type IdentityResult<T> = { ok: true; value: T } | IdentityRefusal;

/** What came back to our address, after the caller has made sure that `state` was given to this browser and not used before. */
export type Return = { url: URL; state: string; kind: IdentityKind };

/** Single sign-on at another body's identity service (spec 2). Nothing here throws for what that service does. */
export type IdentityProvider = {
  /** As people call the service. */
  name: string;
  kinds: readonly IdentityKind[];
  /** Where to send the browser. `state` is 43 characters nobody can guess, used once. */
  authorizeUrl: (state: string, kind: IdentityKind) => Promise<IdentityResult<string>>;
  exchange: (params: Return) => Promise<IdentityResult<Identity>>;
  /** Where a person also signs out of the service itself; null when it offers none or does not answer. */
  logoutUrl: () => Promise<string | null>;
};

/** For operators: what went wrong, in a word that holds no secret and no personal data. */
export type IdentityLog = { warn: (fields: Record<string, unknown>, message: string) => void };

/** Addresses of our own the provider sends people back to; registered there. */
export const CALLBACK_PATH = '/portal/sso/callback';
export const SIGNED_OUT_PATH = '/portal/login?signedOut=1';

const REASONS: Record<IdentityFault, (name: string) => string> = {
  down: (name) => `${name}暂时没有响应，请稍后再试，或者用本平台的账号和密码登录。`,
  refused: (name) => `${name}没有确认这次登录，可能是停留时间过长。请重新登录。`,
  nonsense: (name) => `${name}返回的信息不完整，无法登录。请改用本平台的账号和密码登录，并将情况告知服务热线。`,
  cancelled: (name) => `您在${name}取消了登录。需要时可以重新登录。`,
  kind: (name) => `您在${name}登录的账号类型与所选的不同。请先在${name}退出，再用所选类型的账号登录。`,
  uscc: (name) => `${name}返回的统一社会信用代码缺失或不正确，无法确认是哪家单位。请先在${name}更正单位信息。`,
};

/** The refusal in a sentence for the person. @param name as people call the service */
export function reasonOf(of: IdentityFault, name: string): string {
  return REASONS[of](name);
}

export function fault(of: IdentityFault): IdentityRefusal {
  return { ok: false, fault: of };
}

export function isIdentityFault(text: string): text is IdentityFault {
  return Object.hasOwn(REASONS, text);
}
