using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Suffice.Browser.Browsing;

/// <summary>A page of the dashboard as somebody looks at it, and everything that must never happen meanwhile.</summary>
internal sealed class Visit : IAsyncDisposable
{
    // Told to the console, where everything that goes wrong is listened for.
    private const string Watching = """
        window.alert = text => console.error('EXECUTED: ' + text);
        document.addEventListener('securitypolicyviolation', event => console.error('POLICY: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile + ':' + event.lineNumber));
        """;

    private readonly IBrowserContext context;
    private readonly Uri gateway;
    private readonly ConcurrentQueue<string> wrong = new();

    private Visit(IBrowserContext context, IPage page, Uri gateway)
    {
        this.context = context;
        this.gateway = gateway;
        Page = page;
        page.Console += (_, said) => Keep(said.Type == "error", said.Text);
        page.PageError += (_, error) => Keep(true, $"SCRIPT: {error}");
        page.Request += (_, request) => Keep(!request.Url.StartsWith(gateway.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal), $"ANOTHER ORIGIN: {request.Url}");
    }

    public IPage Page { get; }

    /// <summary>What went wrong so far; empty on every page.</summary>
    public IReadOnlyCollection<string> Wrong => wrong;

    public static async Task<Visit> BeginAsync(IBrowserContext context, Uri gateway)
    {
        await context.AddInitScriptAsync(Watching);

        return new Visit(context, await context.NewPageAsync(), gateway);
    }

    /// <summary>Goes to a page, which must be there and well.</summary>
    /// <param name="path">Its path and query.</param>
    /// <param name="status">What it answers.</param>
    public async Task GoAsync(string path, int status = 200)
    {
        IResponse response = (await Page.GotoAsync(path))!;
        response.Status.ShouldBe(status, $"{path}: {await Page.TitleAsync()}");
        if (status == 200)
        {
            ShouldBeWell(path);
        }
    }

    /// <summary>Holds that nothing went wrong: no error, nothing that the policy of content refused, no other origin, no hostile text that ran.</summary>
    public void ShouldBeWell(string where = "") => wrong.ShouldBeEmpty(where);

    /// <summary>The path and query of the page.</summary>
    public string Where => new Uri(Page.Url).PathAndQuery;

    /// <summary>Gets something with the cookies of the visit, such as a table as CSV.</summary>
    public async Task<string> TextAsync(string path)
    {
        IAPIResponse response = await context.APIRequest.GetAsync(new Uri(gateway, path).ToString());
        string text = await response.TextAsync();
        response.Ok.ShouldBeTrue($"{path}: {response.Status} {text}");

        return text;
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Keep(bool isWrong, string what)
    {
        if (isWrong)
        {
            wrong.Enqueue(what);
        }
    }
}
