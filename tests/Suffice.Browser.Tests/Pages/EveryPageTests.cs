using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Suffice.Browser.Browsing;
using Suffice.Browser.Scenes;

namespace Suffice.Browser.Pages;

/// <summary>What holds for every page: it is well, everybody can use it, its tables are the command's, its address holds the view.</summary>
public sealed partial class EveryPageTests(DashboardBrowser browser, DashboardScene scene)
{
    public static TheoryData<string> Names { get; } = [.. ListedPage.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Page_LightAndDarkOnDeskAndPhone_IsWellAndKeepsNobodyOut(string name)
    {
        ListedPage page = ListedPage.Named(name);
        string path = page.Path(scene.Places);
        foreach (Screen screen in (Screen[])[Screen.Desktop, Screen.Phone])
        {
            await using Visit visit = await browser.VisitAsync(scene.Address, screen);
            await visit.GoAsync(path);
            await visit.Page.ShouldFitAsync();
            await visit.Page.ShouldBeAccessibleAsync();
            await page.HoldPictureAsync(visit.Page, screen);
            await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await visit.Page.ShouldBeReadableAsync();
            await page.HoldPictureAsync(visit.Page, screen.InTheDark);
            visit.ShouldBeWell(path);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Page_OpenedAnew_IsTheSameAndItsTablesAreTheCommands(string name)
    {
        ListedPage page = ListedPage.Named(name);
        await using Visit visit = await browser.VisitAsync(scene.Address);
        await visit.GoAsync(page.Path(scene.Places));

        string shown = await visit.Page.Locator("main").InnerTextAsync();
        ImmutableArray<ShownTable> tables = await ShownTable.ReadAsync(visit.Page);
        await visit.GoAsync(visit.Where);

        Settled(await visit.Page.Locator("main").InnerTextAsync(), page).ShouldBe(Settled(shown, page));
        foreach (ShownTable table in tables.Where(table => table.Csv is not null))
        {
            string file = await visit.TextAsync(table.Csv!);
            table.ShouldBe(file, page.IsOfTheMoment ? 0.001m : 0);
            if (page.Show(scene.Places) is { Length: > 0 } typed)
            {
                Settled(file, page).ShouldBe(Settled(await TypedCommand.RunAsync(scene.Folder, ["show", .. typed, "--csv", table.Name]), page), $"{name}: {table.Name}");
            }
        }
    }

    // A running gateway alone knows its breakers; what is another a moment later is held to three digits.
    private static string Settled(string text, ListedPage page)
    {
        string known = string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("breaker,", StringComparison.Ordinal)));

        return page.IsOfTheMoment ? Fraction().Replace(known, number => decimal.Parse(number.Value, CultureInfo.InvariantCulture).ToString("G3", CultureInfo.InvariantCulture)) : known;
    }

    [GeneratedRegex(@"[0-9]+\.[0-9]+")]
    private static partial Regex Fraction();
}
