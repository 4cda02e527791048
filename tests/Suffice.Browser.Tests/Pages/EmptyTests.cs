using Suffice.Browser.Browsing;
using Suffice.Browser.Scenes;

namespace Suffice.Browser.Pages;

/// <summary>A gateway that has seen nothing says on each page what to do.</summary>
public sealed class EmptyTests(DashboardBrowser browser)
{
    private const string Policy = """
        version: 1
        providers:
          somebody: { protocol: openai, base_url: "http://127.0.0.1:9/v1", residency: self_hosted }
        models:
          small: { provider: somebody, id: small-1, price: { input: 1, output: 2 } }
        default: { why: nothing is known yet, ladder: [small] }
        """;

    public static TheoryData<string> Parts { get; } = ["/", "/tasks", "/requests", "/live", "/evals", "/calibrations", "/pipelines", "/agents", "/queue", "/models", "/policy", "/audits"];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Page_OfAGatewayThatHasSeenNothing_IsWellAndSaysWhatToDo(string path)
    {
        using TestFolder folder = new();
        folder.Write(ScenePolicy.File, Policy);
        await using SceneGateway gateway = await SceneGateway.StartAsync(folder);
        await using Visit visit = await browser.VisitAsync(gateway.Address, Screen.Phone);

        await visit.GoAsync(path);

        await visit.Page.ShouldFitAsync();
        await visit.Page.ShouldBeAccessibleAsync();
        string[] told = [.. await visit.Page.Locator("main .empty").AllInnerTextsAsync()];
        string[] hasMore = ["/tasks", "/models", "/policy"];
        (told.Length > 0 || hasMore.Contains(path)).ShouldBeTrue("an empty page says what to do");
        told.ShouldAllBe(words => words.Length > 20);
    }
}
