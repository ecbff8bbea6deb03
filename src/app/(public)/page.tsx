export const dynamic = 'force-dynamic'
export default function Home() { return <main><h1>知识产权服务平台</h1></main> }
