import { postgresAdapter } from '@payloadcms/db-postgres';
import { buildConfig, type CollectionConfig, type Field, type SanitizedConfig } from 'payload';
import { Enterprises } from '../../collections/Enterprises.ts';
import { Products } from '../../collections/Products.ts';

/** Payload as it comes: the same fields and tables, none of our hooks, access rules or endpoints; anybody may read. */
export function stockConfig(databaseUrl: string, connections: number): Promise<SanitizedConfig> {
  return buildConfig({
    typescript: { autoGenerate: false },
    secret: 'a secret of the bench, 0123456789 abcdef',
    db: postgresAdapter({ pool: { connectionString: databaseUrl, application_name: 'bench-stock', max: connections }, idType: 'uuidv7', push: false }),
    collections: [bare(Products), bare(Enterprises)],
    telemetry: false,
    graphQL: { disable: true },
    defaultDepth: 0,
  });
}

function bare({ slug, fields }: CollectionConfig): CollectionConfig {
  const plain = fields.map((field) => ({ ...field, access: undefined, hooks: undefined, admin: undefined }) as unknown as Field);
  return { slug, lockDocuments: false, access: { read: () => true }, fields: plain };
}
