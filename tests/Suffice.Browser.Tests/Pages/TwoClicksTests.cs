using System.Globalization;
using Microsoft.Playwright;
using Suffice.Browser.Browsing;
using Suffice.Browser.Scenes;

namespace Suffice.Browser.Pages;

/// <summary>From a number to the calls behind it.</summary>
public sealed class TwoClicksTests(DashboardBrowser browser, DashboardScene scene)
{
    [Fact]
    public async Task Home_TheRequestsOfATask_AreTheCallsThatItLeadsTo()
    {
        await using Visit visit = await browser.VisitAsync(scene.Address);
        await visit.GoAsync("/?days=1");
        ILocator number = visit.Page.Locator("#tasks tr", new PageLocatorOptions { HasText = "sentiment" }).Locator("td a[href^='/requests?task=sentiment&from']").First;
        int counted = int.Parse((await number.Locator("data").GetAttributeAsync("value"))!, CultureInfo.InvariantCulture);

        await number.ClickAsync();
        int listed = await visit.Page.Locator("#requests tbody tr").CountAsync();
        await visit.Page.Locator("#requests tbody a[href^='/requests/req_']").First.ClickAsync();

        listed.ShouldBe(counted);
        (await visit.Page.Locator("h1").InnerTextAsync()).ShouldStartWith("req_");
        visit.ShouldBeWell();
    }

    [Fact]
    public async Task Home_ItsTotals_AreTheBills()
    {
        await using Visit visit = await browser.VisitAsync(scene.Address);
        await visit.GoAsync("/");
        string from = (await TypedCommand.RunAsync(scene.Folder, "show", "home", "--csv", "days")).Split('\n')[1].Split(',')[0];

        System.Text.Json.JsonElement total = (await scene.JsonAsync("bill", "--from", from)).GetProperty("total");

        (await ValueAsync(visit, "requests")).ShouldBe(total.GetProperty("requests").GetDecimal());
        (await ValueAsync(visit, "known-cost")).ShouldBe(total.GetProperty("known_cost_usd").GetDecimal());
        (await ValueAsync(visit, "saved")).ShouldBe(total.GetProperty("saved_usd").GetDecimal());
        (await ValueAsync(visit, "compared")).ShouldBe(total.GetProperty("compared").GetDecimal());
    }

    private static async Task<decimal> ValueAsync(Visit visit, string id) =>
        decimal.Parse((await visit.Page.Locator($"data#{id}").GetAttributeAsync("value"))!, CultureInfo.InvariantCulture);
}
