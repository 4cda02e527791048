using System.Text.Json;
using Suffice.Browser.Browsing;
using Suffice.Browser.Scenes;

namespace Suffice.Browser.Pages;

/// <summary>Once through the dashboard without a pointer.</summary>
public sealed class KeyboardTests(DashboardBrowser browser, DashboardScene scene)
{
    private const int MostTabs = 40;

    private const string Looking = """
        () => {
          const here = document.activeElement, box = here.getBoundingClientRect(), style = getComputedStyle(here);
          return {
            what: here === document.body ? '' : here.outerHTML.slice(0, 140),
            isSeen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
          };
        }
        """;

    [Fact]
    public async Task Keyboard_ThroughEveryPart_ReachesAllAndAlwaysShowsWhereItIs()
    {
        await using Visit visit = await browser.VisitAsync(scene.Address);
        await visit.GoAsync("/");
        (string Key, string Path)[] parts = await PartsAsync(visit);

        foreach ((string key, string path) in parts)
        {
            await visit.Page.EvaluateAsync("() => { window.isBefore = true; }");
            await visit.Page.Keyboard.PressAsync("g");
            await visit.Page.Keyboard.PressAsync(key);
            await visit.Page.WaitForFunctionAsync("() => !window.isBefore && document.readyState === 'complete'");
            visit.Where.ShouldBe(path);
            await TabThroughAsync(visit, path);
        }

        parts.Length.ShouldBe(12);
        visit.ShouldBeWell();
    }

    [Fact]
    public async Task Keyboard_FromTheSkipLink_GoesToTheContent()
    {
        await using Visit visit = await browser.VisitAsync(scene.Address);
        await visit.GoAsync("/");

        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");

        (await visit.Page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("content");
    }

    [Fact]
    public async Task Keyboard_QuestionMark_TellsTheKeysAndClosesAgain()
    {
        await using Visit visit = await browser.VisitAsync(scene.Address);
        await visit.GoAsync("/");

        await visit.Page.Keyboard.PressAsync("?");
        string told = await visit.Page.Locator("dialog").InnerTextAsync();
        await visit.Page.ShouldBeAccessibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");

        told.ShouldContain("Requests");
        (await visit.Page.Locator("dialog[open]").CountAsync()).ShouldBe(0);
    }

    private static async Task TabThroughAsync(Visit visit, string path)
    {
        HashSet<string> reached = [];
        for (int tab = 0; tab < MostTabs; tab++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            JsonElement here = await visit.Page.EvaluateAsync<JsonElement>(Looking);
            string what = here.GetProperty("what").GetString()!;
            if (what.Length == 0)
            {
                break;
            }

            here.GetProperty("isSeen").GetBoolean().ShouldBeTrue($"{path}: the focus is not seen on {what}");
            reached.Add(what);
        }

        reached.Count.ShouldBeGreaterThan(13, path);
    }

    private static async Task<(string, string)[]> PartsAsync(Visit visit)
    {
        JsonElement links = await visit.Page.EvaluateAsync<JsonElement>("() => [...document.querySelectorAll('#parts a')].map(link => [link.dataset.key, link.getAttribute('href')])");

        return [.. links.EnumerateArray().Select(link => (link[0].GetString()!, link[1].GetString()!))];
    }
}
