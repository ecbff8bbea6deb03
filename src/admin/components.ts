import type { Config } from 'payload';

/** Our screens and signs in Payload's admin; paths from the root of the checkout, as the import map resolves them. */
export const adminComponents: NonNullable<NonNullable<Config['admin']>['components']> = {
  graphics: { Icon: '/src/admin/Brand.tsx#BrandIcon', Logo: '/src/admin/Brand.tsx#BrandLogo' },
  beforeLogin: ['/src/admin/Brand.tsx#LoginIntro'],
  beforeNavLinks: ['/src/admin/home/QueueLink.tsx#QueueLink'],
  views: {
    dashboard: { Component: '/src/admin/home/DashboardView.tsx#DashboardView' },
    queue: { Component: '/src/admin/home/QueueView.tsx#QueueView', path: '/queue', exact: true, meta: { title: '待办' } },
  },
};
