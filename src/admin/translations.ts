/** Words of Payload's Chinese that are missing, foreign or clumsy, in ours; passed as `i18n.translations`. */
export const adminTranslations = {
  zh: {
    general: {
      dashboard: '工作台',
      backToDashboard: '返回工作台',
      noLabel: '—',
      noValue: '—',
      untitled: '未命名',
      createNew: '新建',
      createNewLabel: '新建{{label}}',
      creatingNewLabel: '新建{{label}}',
      yes: '是',
      searchBy: '按{{label}}搜索',
      filterWhere: '筛选{{label}}',
      payloadSettings: '界面设置',
      createdAt: '创建时间',
      created: '创建时间',
      lastModified: '修改时间',
      filters: '筛选',
      perPage: '每页 {{limit}} 条',
      noResults: '没有找到{{label}}。可以减少筛选条件，或者换一个词。',
      sorryNotFound: '没有找到这个页面，它可能不存在，或者不对您的账号开放。',
      nothingFound: '没有找到',
    },
    fields: { addLabel: '添加{{label}}', searchForBlock: '查找题型' },
  },
};
