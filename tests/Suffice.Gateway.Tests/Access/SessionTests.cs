using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suffice.Callers;
using Suffice.Gateway.Access;
using Suffice.Gateway.Access.Sessions;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Tests.Access;

/// <summary>How long a session holds, and what it opens.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private Signed signed = null!;

    public async ValueTask InitializeAsync() => signed = await Signed.StartAsync(Map);

    public ValueTask DisposeAsync() => signed.DisposeAsync();

    [Fact]
    public async Task AKeyTakenBack_EndsItsSessionsAtOnce()
    {
        using Browser browser = await signed.BrowserAsync(signed.Viewer);
        (await browser.StatusAsync("/")).ShouldBe(HttpStatusCode.OK);

        await ChangeAsync("vera", key => key with { RevokedAt = key.CreatedAt }, access => access.Find(signed.Viewer) is null);

        (await browser.StatusAsync("/")).ShouldBe(HttpStatusCode.Found);
        browser.Session.ShouldBeNullOrEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnAnswerThatGoesOn_EndsWithTheKey(bool byHeader)
    {
        using Browser browser = byHeader ? new Browser(signed.Gateway) : await signed.BrowserAsync(signed.Viewer);
        Task<HttpResponseMessage> following = browser.GetAsync("/test/follow", byHeader ? [("authorization", $"Bearer {signed.Viewer}")] : []);
        await Task.Delay(200);
        bool wasOpen = !following.IsCompleted;

        await ChangeAsync("vera", key => key with { RevokedAt = key.CreatedAt }, access => access.Find(signed.Viewer) is null);

        using HttpResponseMessage ended = await following.WaitAsync(TimeSpan.FromSeconds(10));
        wasOpen.ShouldBeTrue();
        ended.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task LiveEvents_GoOnWithASession_AndEndWithItsKey()
    {
        using Browser browser = await signed.BrowserAsync(signed.Viewer);
        using StreamReader events = await browser.FollowAsync("/live/events");

        signed.Clock.Advance(TimeSpan.FromMinutes(1));
        string first = await CalledAsync();
        string told = await DataAsync(events);
        await ChangeAsync("vera", key => key with { RevokedAt = key.CreatedAt }, access => access.Find(signed.Viewer) is null);
        signed.Clock.Advance(TimeSpan.FromMinutes(1));
        await CalledAsync();

        told.ShouldContain(first);
        (await DataAsync(events)).ShouldBeEmpty();
    }

    [Fact]
    public async Task AKeyOfAnotherRole_EndsItsSessions()
    {
        using Browser browser = await signed.BrowserAsync(signed.Admin);

        await ChangeAsync("ada", key => key with { Role = CallerRole.View }, access => access.Find(signed.Admin)?.Caller.Role is CallerRole.View);

        (await browser.StatusAsync("/")).ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task AKeyThatExpires_EndsItsSessions()
    {
        string brief = await signed.Keys.CreateAsync("brief", CallerRole.View, key => key with { ExpiresAt = signed.Clock.GetUtcNow().AddHours(1) });
        await signed.Gateway.KnowsAsync(brief);
        using Browser browser = await signed.BrowserAsync(brief);
        (await browser.StatusAsync("/")).ShouldBe(HttpStatusCode.OK);

        signed.Clock.Advance(TimeSpan.FromHours(1));

        (await browser.StatusAsync("/")).ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task ASession_Unused_HoldsTwelveHours()
    {
        using Browser browser = await signed.BrowserAsync(signed.Viewer);
        string session = browser.Session!;

        signed.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMinutes(1));
        (await browser.StatusAsync("/")).ShouldBe(HttpStatusCode.OK);
        browser.Take(session);
        signed.Clock.Advance(TimeSpan.FromMinutes(2));

        (await browser.StatusAsync("/")).ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task ASession_InUse_HoldsOn_ButNoLongerThanAWeek()
    {
        using Browser browser = await signed.BrowserAsync(signed.Viewer);

        for (int i = 0; i < 15; i++)
        {
            signed.Clock.Advance(TimeSpan.FromHours(11));
            (await browser.StatusAsync("/")).ShouldBe(HttpStatusCode.OK, $"after {11 * (i + 1)} h");
        }

        signed.Clock.Advance(TimeSpan.FromHours(3));
        (await browser.StatusAsync("/")).ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task ACookie_Forged_OpensNothing()
    {
        using Browser browser = await signed.BrowserAsync(signed.Viewer);
        string session = browser.Session!;

        foreach (string forged in (string[])["x", "CfDJ8", session[..^5] + "AAAAA", session + session, new string('A', 3500)])
        {
            browser.Take(forged);
            (await browser.StatusAsync("/")).ShouldBe(HttpStatusCode.Found, forged);
        }
    }

    [Fact]
    public async Task ACookie_OfAnotherGateway_OpensNothing()
    {
        using Browser browser = await signed.BrowserAsync(signed.Viewer);
        await using RunningGateway stranger = await signed.StrangerAsync();
        using Browser there = new(stranger);

        there.Take(browser.Session!);

        (await there.StatusAsync("/")).ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Replicas_ThatShareTheFolder_ShareSessionsAndTheirEnd()
    {
        using Browser browser = await signed.BrowserAsync(signed.Viewer);
        await using RunningGateway replica = await signed.ReplicaAsync();
        using Browser there = new(replica);
        there.Take(browser.Session!);
        (await there.StatusAsync("/")).ShouldBe(HttpStatusCode.OK);

        (await browser.PostAsync("/sign-out", ("token", await browser.TokenAsync("/")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await there.StatusAsync("/")).ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task SignOut_MakesACopiedCookieUseless()
    {
        using Browser browser = await signed.BrowserAsync(signed.Viewer);
        string session = browser.Session!;

        using HttpResponseMessage gone = await browser.PostAsync("/sign-out", ("token", await browser.TokenAsync("/")));
        string? after = browser.Session;
        browser.Take(session);

        gone.Headers.Location!.OriginalString.ShouldBe("/sign-in");
        after.ShouldBeNullOrEmpty();
        (await browser.StatusAsync("/")).ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task SignIn_Again_IsANewSessionAndEndsTheOneBefore()
    {
        using Browser browser = await signed.BrowserAsync(signed.Viewer);
        string before = browser.Session!;

        using HttpResponseMessage again = await browser.PostAsync("/sign-in", ("token", await browser.TokenAsync("/")), ("key", signed.Admin));
        string after = browser.Session!;

        again.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        after.ShouldNotBe(before);
        (await browser.StatusAsync("/")).ShouldBe(HttpStatusCode.OK);
        browser.Take(before);
        (await browser.StatusAsync("/")).ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task TheApi_TakesASessionForReadingAlone_AndByItsRole()
    {
        using Browser browser = await signed.BrowserAsync(signed.Viewer);

        using HttpResponseMessage posted = await browser.PostAsync("/api/queue/next");

        (await browser.StatusAsync("/api/tasks")).ShouldBe(HttpStatusCode.OK);
        (await browser.StatusAsync("/metrics")).ShouldBe(HttpStatusCode.OK);
        (await browser.StatusAsync("/api/queue")).ShouldBe(HttpStatusCode.Forbidden);
        posted.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task TheApi_WithAnAdminsSession_StillChangesNothing()
    {
        using Browser browser = await signed.BrowserAsync(signed.Admin);
        string token = await browser.TokenAsync("/");

        using HttpResponseMessage posted = await browser.PostAsync("/api/proposals/P-1/approve", ("token", token));

        posted.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        posted.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task CallsOfModels_KnowNoSession()
    {
        using Browser browser = await signed.BrowserAsync(Signed.PolicysKey);
        signed.Clock.Advance(TimeSpan.FromHours(11));

        using HttpResponseMessage called = await browser.GetAsync("/v1/models");

        called.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        called.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task TheFolder_IsItsOwnersAlone()
    {
        using Browser browser = await signed.BrowserAsync(signed.Viewer);
        (await browser.PostAsync("/sign-out", ("token", await browser.TokenAsync("/")))).Dispose();
        string sessions = Path.Combine(signed.Gateway.Folder, "suffice-ledger", "sessions");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("modes are Unix's");
            return;
        }

        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        string[] folders = [sessions, .. Directory.EnumerateDirectories(sessions)];

        folders.Select(Path.GetFileName).ShouldBe(["sessions", "keys", "ended"], ignoreOrder: true);
        folders.ShouldAllBe(folder => (new DirectoryInfo(folder).UnixFileMode & Others) == UnixFileMode.None);
    }

    [Fact]
    public async Task TheFolder_CannotBeMade_PagesFailAndCallsGoOn()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording, null, ("suffice-ledger/sessions", "a file in its place"));

        using HttpResponseMessage page = await gateway.Http.GetAsync("/");
        using HttpResponseMessage called = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"));

        page.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        page.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await page.Content.ReadAsStringAsync()).ShouldBe("Something broke. The page could not be made; the gateway's log says why. Calls go on.");
        called.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task TheKey_IsInNoPageLogAddressOrFile()
    {
        using KeptLog log = new();
        signed.Gateway.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        StringBuilder told = new();
        using Browser browser = new(signed.Gateway);

        foreach (string key in (string[])[signed.Viewer, "sfk_canary_wrong"])
        {
            using HttpResponseMessage entered = await browser.SignInAsync(key, "/?days=7");
            using HttpResponseMessage page = await browser.GetAsync("/");
            told.Append(entered.Headers).Append(entered.Headers.Location).Append(await entered.Content.ReadAsStringAsync()).Append(page.Headers).Append(await page.Content.ReadAsStringAsync());
        }

        foreach (string file in Directory.EnumerateFiles(Path.Combine(signed.Gateway.Folder, "suffice-ledger"), "*", SearchOption.AllDirectories))
        {
            using StreamReader reader = new(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), Encoding.Latin1);
            told.Append(await reader.ReadToEndAsync());
        }

        string everything = told.AppendJoin('\n', log.Lines).AppendJoin('\n', log.Scopes).ToString();
        everything.ShouldNotContain(signed.Viewer);
        everything.ShouldNotContain(Convert.ToHexStringLower(KeyHash.Of(signed.Viewer)));
        everything.ShouldNotContain("sfk_canary_wrong");
    }

    private async Task<string> CalledAsync()
    {
        using HttpResponseMessage answer = await signed.Gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"), ("authorization", $"Bearer {Signed.PolicysKey}"));

        return answer.Headers.GetValues("x-suffice-request").Single();
    }

    /// <returns>What the next event holds; empty at the end.</returns>
    private static async Task<string> DataAsync(StreamReader events)
    {
        while (await events.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return line;
            }
        }

        return string.Empty;
    }

    private static void Map(WebApplication application)
    {
        PersonSessions sessions = application.Services.GetRequiredService<PersonSessions>();
        application.Serve("GET", "/test/follow", async context =>
        {
            while (sessions.MayStill(context, AccessLevel.View))
            {
                await Task.Delay(20, context.RequestAborted);
            }
        }).Speaks("test", "Goes on.").ForViewers();
    }

    private async Task ChangeAsync(string name, Func<CallerKey, CallerKey> change, Func<CallerAccess, bool> isKnown)
    {
        await signed.Keys.ChangeAsync(name, change);
        CallerAccess access = signed.Gateway.Services.GetRequiredService<CallerAccess>();
        while (!isKnown(access))
        {
            await Task.Delay(50);
        }
    }
}
