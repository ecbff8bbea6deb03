import { lexicalEditor } from '@payloadcms/richtext-lexical';
import { zh } from '@payloadcms/translations/languages/zh';
import { buildConfig } from 'payload';
import sharp from 'sharp';
import { closeInternals } from './access/internals.ts';
import { nobody } from './access/rules.ts';
import { Announcements } from './collections/Announcements.ts';
import { AssetReports } from './collections/AssetReports.ts';
import { Attachments } from './collections/Attachments.ts';
import { Banks } from './collections/Banks.ts';
import { Benchmarks } from './collections/Benchmarks.ts';
import { BusinessRegistry } from './collections/BusinessRegistry.ts';
import { Enterprises } from './collections/Enterprises.ts';
import { CertificationRounds } from './collections/CertificationRounds.ts';
import { Certifications } from './collections/Certifications.ts';
import { EnterpriseUsers } from './collections/EnterpriseUsers.ts';
import { Holidays } from './collections/Holidays.ts';
import { LoanPledges, LoanRequests } from './collections/LoanRecords.ts';
import { Loans } from './collections/Loans.ts';
import { Lpr } from './collections/Lpr.ts';
import { Notices } from './collections/Notices.ts';
import { Objections } from './collections/Objections.ts';
import { PatentRegister } from './collections/PatentRegister.ts';
import { Patents } from './collections/Patents.ts';
import { PolicyRounds } from './collections/PolicyRounds.ts';
import { ProductPatents } from './collections/ProductPatents.ts';
import { ProductUpdates } from './collections/ProductUpdates.ts';
import { Products } from './collections/Products.ts';
import { PublicMedia } from './collections/PublicMedia.ts';
import { AccessLog, CaseLog, Certificates, Submissions } from './collections/Records.ts';
import { Repayments } from './collections/Repayments.ts';
import { Settings } from './collections/Settings.ts';
import { publicFormsPlugin } from './collections/shared/publicFormsPlugin.ts';
import { withRecordLook } from './collections/shared/recordLook.ts';
import { SubsidyApplications } from './collections/SubsidyApplications.ts';
import { Industries, NoticeTemplates, ProductClasses, Reasons, Regions } from './collections/Tables.ts';
import { Users } from './collections/Users.ts';
import { Verifications } from './collections/Verifications.ts';
import { chineseErrors } from './hooks/chineseErrors.ts';
import { withReadLimits } from './hooks/clampReads.ts';
import { captchaEndpoints } from './src/endpoints/captcha.ts';
import { codeTableEndpoints } from './src/endpoints/codeTables.ts';
import { documentEndpoints } from './src/endpoints/documents.ts';
import { importEndpoints } from './src/endpoints/imports.ts';
import { adminLook } from './src/admin/components.ts';
import { adminTranslations } from './src/admin/translations.ts';
import { createLogger } from './src/adapters/logger.ts';
import { outboxEmail } from './src/notices/payloadEmail.ts';
import { honestDatabase } from './src/adapters/payloadDatabase.ts';

const logger = createLogger('payload');
const database = honestDatabase({
  databaseUrl: process.env.DATABASE_URL,
  onLostConnection: (error) => logger.warn({ err: error }, 'database connection lost'),
});

const config = buildConfig({
  secret: process.env.PAYLOAD_SECRET ?? '',
  db: database,
  // Sessions are ours (docs/adr/0006): no token in any header or cookie lets anybody in.
  auth: { jwtOrder: [] },
  email: outboxEmail(),
  editor: lexicalEditor(),
  logger,
  sharp,
  // Above what an announcement's file may have, so that its own refusal says the limit.
  upload: { limits: { fileSize: 21 * 1024 * 1024 } },
  i18n: { supportedLanguages: { zh }, fallbackLanguage: 'zh', translations: adminTranslations },
  collections: [
    ...[Verifications, Products, ProductUpdates, ProductPatents, Patents, AssetReports, Enterprises, Certificates],
    ...[Certifications, CertificationRounds, Objections, Benchmarks],
    ...[Loans, LoanPledges, LoanRequests, Repayments, SubsidyApplications, PolicyRounds, Banks],
    ...[Announcements, PublicMedia],
    ...[Users, EnterpriseUsers, Notices, NoticeTemplates, Reasons],
    ...[PatentRegister, BusinessRegistry, Industries, ProductClasses, Regions, Holidays, Lpr],
    ...[Attachments, Submissions, CaseLog, AccessLog],
  ].map(withReadLimits).map(withRecordLook),
  globals: [Settings],
  plugins: [publicFormsPlugin],
  endpoints: [...documentEndpoints, ...codeTableEndpoints, ...captchaEndpoints, ...importEndpoints],
  hooks: { afterError: [chineseErrors] },
  admin: {
    user: 'users',
    avatar: 'default',
    ...adminLook,
    importMap: { baseDir: process.cwd(), importMapFile: 'src/app/(payload)/admin/importMap.js' },
  },
  defaultDepth: 0,
  maxDepth: 3,
  graphQL: { disable: true, disablePlaygroundInProduction: true },
  jobs: { access: { run: nobody, queue: nobody, cancel: nobody } },
  telemetry: false,
  // Expected refusals are answers, not incidents; what is unexpected is logged with its trace in `chineseErrors`.
  loggingLevels: { APIError: 'debug', Forbidden: 'debug', NotFound: 'debug', ValidationError: 'debug', Refused: 'debug', QueryError: 'debug' } as object,
  typescript: { autoGenerate: false },
});

export default config.then(closeInternals);
