using Suffice.Dashboard.Home;

namespace Suffice.Gateway.Pages;

/// <summary>Maps the home page.</summary>
internal static class HomePages
{
    /// <summary>Maps it.</summary>
    /// <param name="pages">Where.</param>
    public static void Map(PageMap pages)
    {
        HomeReading home = pages.Part<HomeReading>();
        pages.Page("/", "/api/overview", "What it cost, what it saved, whether quality held, and what needs attention.", new PageKind<HomeFigures>
        {
            Section = "home",
            Component = typeof(HomePage),
            Title = _ => "Home",
            Read = asked => home.Read(asked.Period),
            Tables = HomeTables.Of,
            HasPeriod = true,
        });
    }
}
