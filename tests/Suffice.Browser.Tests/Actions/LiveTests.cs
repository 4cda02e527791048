using Microsoft.Playwright;
using Suffice.Browser.Browsing;
using Suffice.Browser.Scenes;

namespace Suffice.Browser.Actions;

/// <summary>The live page shows what is called meanwhile.</summary>
public sealed class LiveTests(DashboardBrowser browser, DashboardScene scene)
{
    [Fact]
    public async Task Live_ACallMadeMeanwhile_IsShownAndLeadsToItsRequest()
    {
        using TestFolder folder = scene.Copy();
        await using SceneGateway gateway = await SceneGateway.StartAsync(folder);
        using SceneTraffic traffic = new(gateway.Address, folder);
        await using Visit visit = await browser.VisitAsync(gateway.Address);
        await visit.GoAsync("/live");
        await Assertions.Expect(visit.Page.Locator("[data-live] [role=status]")).ToContainTextAsync("Watching");

        string id = await traffic.CallAsync();

        ILocator row = visit.Page.Locator($"tr[data-id='{id}']");
        await Assertions.Expect(row).ToBeVisibleAsync();
        await row.Locator($"a[href^='/requests/{id}']").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync(id);
        visit.ShouldBeWell();
    }
}
