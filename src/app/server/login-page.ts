/** The page that asks for the token: no script, no style of its own, in both languages. */
export function loginPage(wasWrong: boolean): string {
  const wrong = wasWrong ? "<p><strong>口令不对。 That token is not this server's.</strong></p>" : "";
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>bianque 扁鹊</title>
<h1>扁鹊 bianque</h1>
${wrong}
<form method="post" action="login">
<p><label for="token">访问口令 Token (BIANQUE_TOKEN)</label></p>
<p><input id="token" name="token" type="password" autocomplete="current-password" required autofocus></p>
<p><button>进入 Sign in</button></p>
</form>
<p><a href="./">已登录？继续 Signed in already? Continue</a></p>
</html>
`;
}
