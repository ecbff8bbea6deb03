import type { Config } from 'payload';

const PLATFORM = '知识产权服务平台';

type Admin = NonNullable<Config['admin']>;

/** Our screens and signs in Payload's admin; paths from the root of the checkout, as the import map resolves them. */
const components: Admin['components'] = {
  graphics: { Icon: '/src/admin/Brand.tsx#BrandIcon', Logo: '/src/admin/Brand.tsx#BrandLogo' },
  beforeNavLinks: ['/src/admin/home/QueueLink.tsx#QueueLink'],
  views: {
    dashboard: { Component: '/src/admin/home/DashboardView.tsx#DashboardView' },
    login: { Component: '/src/admin/login/LoginView.tsx#LoginView', path: '/login', exact: true, meta: { title: '工作人员登录' } },
    createFirstUser: { Component: '/src/admin/login/NoAccountYet.tsx#NoAccountYet', path: '/create-first-user', exact: true, meta: { title: '还没有后台账号' } },
    forgot: { Component: '/src/admin/ForgotView.tsx#ForgotView', path: '/forgot', exact: true, meta: { title: '忘记密码' } },
    queue: { Component: '/src/admin/bank/BankQueueView.tsx#QueueDoor', path: '/queue', exact: true, meta: { title: '待办' } },
    imports: { Component: '/src/admin/imports/ImportsView.tsx#ImportsView', path: '/imports', exact: true, meta: { title: '数据导入' } },
    rounds: { Component: '/src/admin/rounds/RoundsView.tsx#RoundsView', path: '/rounds', exact: true, meta: { title: '申报进度' } },
    round: { Component: '/src/admin/rounds/RoundView.tsx#RoundView', path: '/rounds/:id', exact: true, meta: { title: '申报进度' } },
    certificationRounds: { Component: '/src/admin/certification/RoundsView.tsx#RoundsView', path: '/certification-rounds', exact: true, meta: { title: '认定办理' } },
    certificationDesk: { Component: '/src/admin/certification/DeskView.tsx#DeskView', path: '/certification-rounds/:id/desk', exact: true, meta: { title: '认定办理' } },
    formResults: { Component: '/src/admin/forms/FormResultsView.tsx#FormResultsView', path: '/form-results', exact: true, meta: { title: '表单答卷' } },
    formResult: { Component: '/src/admin/forms/FormResultView.tsx#FormResultView', path: '/form-results/:id', exact: true, meta: { title: '表单答卷' } },
    formAnswer: { Component: '/src/admin/forms/FormAnswerView.tsx#FormAnswerView', path: '/form-results/:id/:number', exact: true, meta: { title: '答卷' } },
    openForms: { Component: '/src/admin/forms/OpenFormsView.tsx#OpenFormsView', path: '/open-forms', exact: true, meta: { title: '问卷和征集' } },
    import: { Component: '/src/admin/imports/ImportView.tsx#ImportView', path: '/imports/:id', exact: true, meta: { title: '数据导入' } },
  },
};

/** How the back office looks. One light theme, whose contrasts the tokens guarantee; messages above, clear of the action bar. */
export const adminLook = {
  components,
  meta: {
    titleSuffix: ` · ${PLATFORM}`,
    description: `${PLATFORM}工作后台`,
    // The picture would be drawn with a supplier's sign; pages behind a login are not shared anyway.
    defaultOGImageType: 'off',
    openGraph: { siteName: PLATFORM, title: `${PLATFORM}工作后台`, description: `${PLATFORM}工作后台` },
    icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/icon.svg' }],
  },
  theme: 'light',
  dateFormat: 'yyyy-MM-dd HH:mm',
  toast: { position: 'top-center' },
} satisfies Admin;
