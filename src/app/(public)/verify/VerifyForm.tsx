import form from '../components/form.module.css';
import words from '../components/text.module.css';

type VerifyFormProps = { value?: string; problem?: string | null };

/** One field for code or number, sent by GET; /verify passes a good entry on to its own address. */
export function VerifyForm({ value, problem }: VerifyFormProps) {
  return (
    <form action="/verify" noValidate>
      <div className={`${form.field} ${problem ? form.wrong : ''}`}>
        <label htmlFor="code">查验码或备案号</label>
        <p className={words.quiet} id="code-hint">
          查验码是证明、申请表上二维码旁网址的最后 20 位。
        </p>
        {problem && (
          <p className={form.error} id="code-error">
            <span className={form.hidden}>错误：</span>
            {problem}
          </p>
        )}
        <div className={form.row}>
          <input
            className={form.control}
            id="code"
            name="code"
            defaultValue={value}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? 'code-hint code-error' : 'code-hint'}
          />
          <button className={form.button} type="submit">
            查验
          </button>
        </div>
      </div>
    </form>
  );
}
