using System.Text.Json;
using Microsoft.Playwright;
using Suffice.Browser.Browsing;
using Suffice.Browser.Scenes;
using Suffice.Evidence.Loop;

namespace Suffice.Browser.Actions;

/// <summary>People decide on patterns and proposals, and the files and commands say the same afterwards.</summary>
public sealed class DecidingTests(DashboardBrowser browser, DashboardScene scene)
{
    [Fact]
    public async Task Proposal_ApprovedAndRolledBack_ChangesTheFileAndBack()
    {
        using TestFolder folder = scene.Copy();
        await using SceneGateway gateway = await SceneGateway.StartAsync(folder);
        await using Visit visit = await browser.VisitAsync(gateway.Address);
        string before = await File.ReadAllTextAsync(LoopDesk.StandardsOf(folder.Path));
        await visit.GoAsync($"/agents/proposals/{scene.Places.Proposal}?as=ada");

        await DecideAsync(visit, "approve", null);
        await ShouldSayAsync(visit, "It is approved, and watched from now on.");
        string approved = await File.ReadAllTextAsync(LoopDesk.StandardsOf(folder.Path));
        await DecideAsync(visit, "rollback", null);
        await ShouldSayAsync(visit, "The text before it holds again, as a new version.");

        approved.ShouldContain(StandIns.Good);
        (await File.ReadAllTextAsync(LoopDesk.StandardsOf(folder.Path))).ShouldBe(before);
        (await StateAsync(folder, "proposals", scene.Places.Proposal)).ShouldBe("rolled_back");
        visit.ShouldBeWell();
    }

    [Fact]
    public async Task Proposal_Rejected_IsClosed()
    {
        using TestFolder folder = scene.Copy();
        await using SceneGateway gateway = await SceneGateway.StartAsync(folder);
        await using Visit visit = await browser.VisitAsync(gateway.Address);
        await visit.GoAsync($"/agents/proposals/{scene.Places.Proposal}?as=ada");

        await DecideAsync(visit, "reject", Hostile.Attribute);

        await ShouldSayAsync(visit, "It is rejected; the next try is told why.");
        (await StateAsync(folder, "proposals", scene.Places.Proposal)).ShouldBe("rejected");
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain(Hostile.Attribute);
        visit.ShouldBeWell();
    }

    [Fact]
    public async Task Pattern_SnoozedReopenedAndClosed_SaysSoEachTime()
    {
        using TestFolder folder = scene.Copy();
        await using SceneGateway gateway = await SceneGateway.StartAsync(folder);
        await using Visit visit = await browser.VisitAsync(gateway.Address);
        await visit.GoAsync($"/agents/patterns/{scene.Places.HostilePattern}?as=ada");

        await DecideAsync(visit, "snooze", null);
        await ShouldSayAsync(visit, "It is looked at again when its days are over.");
        await DecideAsync(visit, "reopen", null);
        await ShouldSayAsync(visit, "It is open again.");
        await DecideAsync(visit, "close", "nothing to act on");
        await ShouldSayAsync(visit, "It is closed.");

        (await StateAsync(folder, "patterns", scene.Places.HostilePattern)).ShouldBe("resolved");
        visit.ShouldBeWell();
    }

    private static async Task DecideAsync(Visit visit, string action, string? why)
    {
        ILocator form = visit.Page.Locator($"form[action*='/{action}']");
        await visit.Page.Locator("details.decide", new PageLocatorOptions { Has = form }).Locator("summary").ClickAsync();
        if (await form.Locator("input[name=as]").CountAsync() > 0)
        {
            await form.Locator("input[name=as]").FillAsync("ada");
        }

        if (why is not null)
        {
            await form.Locator("[name=why]").FillAsync(why);
        }

        await form.Locator("button").ClickAsync();
    }

    private static Task ShouldSayAsync(Visit visit, string notice) => Assertions.Expect(visit.Page.Locator(".notice.good")).ToHaveTextAsync(notice);

    private static async Task<string?> StateAsync(TestFolder folder, string list, string id) =>
        JsonDocument.Parse(await TypedCommand.RunAsync(folder.Path, "review", list, "--all", "--json")).RootElement.GetProperty(list).EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == id).GetProperty("state").GetString();
}
