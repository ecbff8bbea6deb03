import words from '../components/text.module.css';
import styles from './products.module.css';
import { isFiltered, searchAddress, type Search } from './search.ts';

/** Why the list is empty and what to do next. */
export function NothingFound({ search }: { search: Search }) {
  const first = { ...search, page: 1 };
  return (
    <div className={styles.empty}>
      <h2>没有找到{search.q && `与“${search.q}”有关的`}备案产品</h2>
      {search.page > 1 && <p>第 {search.page} 页没有内容。<a href={searchAddress(first)}>回到第 1 页</a></p>}
      <p>您可以：</p>
      <ul>
        {isFiltered(search) && search.q && (
          <li>
            <a href={searchAddress({ ...first, industry: '', region: '', year: '', certified: false })}>去掉筛选条件，只按关键词查询</a>
          </li>
        )}
        {isFiltered(search) && <li>放宽筛选条件，如选上一级的行业或地区、全部年度。</li>}
        <li>改用更短的词，一个字也可以查询；几个词之间用空格隔开。</li>
        <li>核对备案号，或改用备案单位的名称查询。</li>
        <li>
          <a href="/products">查看全部备案产品</a>
        </li>
      </ul>
      <p className={words.quiet}>已撤销备案的产品不在查询结果中。手中有备案证明的，请到<a href="/verify">证书查验</a>核对。</p>
    </div>
  );
}
