import { withPayload } from '@payloadcms/next/withPayload';
import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The title is in the head of every answer, never streamed in later by a script: pages work without JavaScript.
  htmlLimitedBots: /.*/,
  compress: true,
  // The three surfaces have separate root layouts, so an unknown address needs a page of its own.
  // Style sheets stay with their surface: merged ones would put the portal's on every public page (10 KB limit), and a page loads only sheets it uses.
  experimental: { globalNotFound: true, cssChunking: { type: 'graph', requestCost: 500 } },
  // Native or worker-based packages must be loaded by Node, not bundled.
  serverExternalPackages: ['@myriaddreamin/typst-ts-node-compiler', '@napi-rs/image', 'sharp', 'pino', 'exceljs', 'node-unrar-js'],
  typescript: { ignoreBuildErrors: true }, // `npm test` runs tsc by itself, once
};

export default withPayload(config, { devBundleServerPackages: false });
