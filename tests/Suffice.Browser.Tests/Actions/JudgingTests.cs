using Microsoft.Playwright;
using Suffice.Browser.Browsing;
using Suffice.Browser.Scenes;

namespace Suffice.Browser.Actions;

/// <summary>People judge tickets, with keys alone.</summary>
public sealed class JudgingTests(DashboardBrowser browser, DashboardScene scene)
{
    [Fact]
    public async Task Judging_ByKeysAlone_TellsTheMachinesVerdictOnlyAfterwards()
    {
        using TestFolder folder = scene.Copy();
        await using SceneGateway gateway = await SceneGateway.StartAsync(folder);
        await using Visit visit = await browser.VisitAsync(gateway.Address);
        await visit.GoAsync("/queue/ticket-qc?as=zoe");

        await TakeAsync(visit);
        (await visit.Page.Locator("[data-told]").CountAsync()).ShouldBe(0, "the machine's verdict is not told before the person's");
        await RateAsync(visit, "p");
        await visit.Page.Keyboard.PressAsync("a");
        await ShouldSayAsync(visit, "The machine's verdict stands.");

        await TakeAsync(visit);
        await RateAsync(visit, "f");
        await visit.Page.Keyboard.PressAsync("c");
        await ShouldSayAsync(visit, "Your verdict stands.");

        await TakeAsync(visit);
        await RateAsync(visit, "e");
        await visit.Page.Keyboard.PressAsync("d");
        await visit.Page.Keyboard.TypeAsync("nobody of us knows the product");
        await visit.Page.Keyboard.PressAsync("Enter");
        await ShouldSayAsync(visit, "It waits for another person.");
        visit.ShouldBeWell();
    }

    private static async Task TakeAsync(Visit visit)
    {
        await visit.Page.Keyboard.PressAsync("n");
        await visit.Page.Locator("article.ticket").WaitForAsync();
        await visit.Page.Locator("form[data-form=rate]").WaitForAsync();
        await visit.Page.WaitForLoadStateAsync();
    }

    private static async Task RateAsync(Visit visit, string decision)
    {
        int rows = await visit.Page.Locator("form[data-form=rate] [data-row]").CountAsync();
        foreach (int _ in Enumerable.Range(0, rows))
        {
            await visit.Page.Keyboard.PressAsync("2");
        }

        (await visit.Page.Locator("form[data-form=rate] [data-row] input:checked").CountAsync()).ShouldBe(rows);
        await visit.Page.Keyboard.PressAsync(decision);
        await visit.Page.Keyboard.PressAsync("s");
        await visit.Page.Locator("[data-told]").WaitForAsync();
        await visit.Page.WaitForLoadStateAsync();
    }

    private static async Task ShouldSayAsync(Visit visit, string notice)
    {
        await Assertions.Expect(visit.Page.Locator(".notice.good")).ToHaveTextAsync(notice);
        await visit.Page.WaitForLoadStateAsync();
    }
}
