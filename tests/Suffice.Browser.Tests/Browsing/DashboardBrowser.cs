using System.Reflection;
using Microsoft.Playwright;
using Suffice.Browser.Browsing;

[assembly: AssemblyFixture(typeof(DashboardBrowser))]

namespace Suffice.Browser.Browsing;

/// <summary>Debian's Chromium, started once; every visit has a context of its own: no cookie and no storage is shared.</summary>
public sealed class DashboardBrowser : IAsyncLifetime
{
    /// <summary>Said by a test that is skipped.</summary>
    public const string Absent = "There is no Chromium at /usr/bin/chromium (Debian's package chromium): what needs a browser is skipped.";

    private const string Program = "/usr/bin/chromium";

    // Without these it looks for updates and services of its maker's, which no test may wait for.
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            return;
        }

        string driver = typeof(DashboardBrowser).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "PlaywrightDriver").Value!;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", driver);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Flags });
    }

    /// <summary>Opens an empty page of a gateway.</summary>
    /// <param name="gateway">Where it listens.</param>
    /// <param name="screen">What it is looked at with.</param>
    /// <returns>The visit; the test ends it.</returns>
    internal async Task<Visit> VisitAsync(Uri gateway, Screen? screen = null)
    {
        Assert.SkipWhen(browser is null, Absent);
        Screen seen = screen ?? Screen.Desktop;
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = gateway.ToString(),
            ViewportSize = new ViewportSize { Width = seen.Width, Height = seen.Height },
            ColorScheme = seen.Colours,
            ReducedMotion = ReducedMotion.Reduce,
            IsMobile = seen.Width < Screen.Desktop.Width,
            HasTouch = seen.Width < Screen.Desktop.Width,
            Locale = "en-GB",
            TimezoneId = "Europe/Berlin",
        });
        context.SetDefaultTimeout(30_000);

        return await Visit.BeginAsync(context, gateway);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
