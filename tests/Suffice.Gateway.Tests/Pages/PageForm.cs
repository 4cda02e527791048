using System.Net;
using System.Text.RegularExpressions;

namespace Suffice.Gateway.Tests.Pages;

/// <summary>Sends a form of a page as a browser without script does: with its hidden fields, and what a person filled in.</summary>
internal static partial class PageForm
{
    /// <summary>Opens the page and sends the form whose address ends with an action.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient http, string page, string action, params (string Name, string Value)[] typed)
    {
        string html = await http.GetStringAsync(page);
        Match form = Forms().Matches(html).First(one => WebUtility.HtmlDecode(one.Groups["action"].Value).Split('?')[0].EndsWith($"/{action}", StringComparison.Ordinal));
        IEnumerable<KeyValuePair<string, string>> hidden = Hidden().Matches(form.Groups["fields"].Value)
            .Select(field => KeyValuePair.Create(WebUtility.HtmlDecode(field.Groups["name"].Value), WebUtility.HtmlDecode(field.Groups["value"].Value)));
        using FormUrlEncodedContent content = new(hidden.Where(field => typed.All(one => one.Name != field.Key)).Concat(typed.Select(one => KeyValuePair.Create(one.Name, one.Value))));

        return await http.PostAsync(WebUtility.HtmlDecode(form.Groups["action"].Value), content);
    }

    [GeneratedRegex("""<form method="post" action="(?<action>[^"]*)"[^>]*>(?<fields>.*?)</form>""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Forms();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)" ?/?>""", RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();
}
