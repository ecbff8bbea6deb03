import type { Config } from 'payload';

type Admin = NonNullable<Config['admin']>;

/** Our screens and signs in Payload's admin; paths from the root of the checkout, as the import map resolves them. */
const components: Admin['components'] = {
  graphics: { Icon: '/src/admin/Brand.tsx#BrandIcon', Logo: '/src/admin/Brand.tsx#BrandLogo' },
  beforeLogin: ['/src/admin/Brand.tsx#LoginIntro'],
  beforeNavLinks: ['/src/admin/home/QueueLink.tsx#QueueLink'],
  views: {
    dashboard: { Component: '/src/admin/home/DashboardView.tsx#DashboardView' },
    queue: { Component: '/src/admin/home/QueueView.tsx#QueueView', path: '/queue', exact: true, meta: { title: '待办' } },
  },
};

/** How the back office looks. One light theme, whose contrasts the tokens guarantee; messages above, clear of the action bar. */
export const adminLook = {
  components,
  theme: 'light',
  dateFormat: 'yyyy-MM-dd HH:mm',
  toast: { position: 'top-center' },
} satisfies Admin;
