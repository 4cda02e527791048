using System.Net;
using Suffice.Gateway.Access.Sessions;

namespace Suffice.Gateway.Tests.Access;

/// <summary>Signing in with a key, in a browser without script.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private Signed signed = null!;

    public async ValueTask InitializeAsync() => signed = await Signed.StartAsync();

    public ValueTask DisposeAsync() => signed.DisposeAsync();

    [Fact]
    public async Task APage_OfNobody_LeadsToSignInAndBack()
    {
        using Browser browser = new(signed.Gateway);

        using HttpResponseMessage sent = await browser.GetAsync("/?days=7");
        using HttpResponseMessage entered = await browser.SignInAsync(signed.Viewer, "/?days=7");
        using HttpResponseMessage page = await browser.GetAsync("/?days=7");

        sent.StatusCode.ShouldBe(HttpStatusCode.Found);
        sent.Headers.Location!.OriginalString.ShouldBe("/sign-in?to=%2F%3Fdays%3D7");
        entered.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        entered.Headers.Location!.OriginalString.ShouldBe("/?days=7");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).ShouldContain("vera");
    }

    [Theory]
    [InlineData("http", false)]
    [InlineData("https", true)]
    [InlineData("https,http", true)]
    public async Task TheCookie_IsForThisSiteAndNoScript_AndForEncryptedConnectionsBehindAProxyOfSuch(string proto, bool isSecure)
    {
        using Browser browser = new(signed.Gateway);
        string token = await browser.TokenAsync();

        using HttpResponseMessage entered = await browser.SendAsync(
            HttpMethod.Post,
            "/sign-in",
            new FormUrlEncodedContent([new("token", token), new("key", signed.Viewer)]),
            ("X-Forwarded-Proto", proto));

        string cookie = entered.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("suffice=", StringComparison.Ordinal));
        string[] parts = [.. cookie.Split("; ").Skip(1).Order(StringComparer.Ordinal)];
        parts.ShouldBe(isSecure ? ["httponly", "path=/", "samesite=strict", "secure"] : ["httponly", "path=/", "samesite=strict"]);
    }

    [Fact]
    public async Task AWrongKey_IsRefusedAndNeverShownAgain()
    {
        using Browser browser = new(signed.Gateway);

        using HttpResponseMessage refused = await browser.SignInAsync("sfk_wrong_one", "/?days=7");

        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        browser.Session.ShouldBeNull();
        string page = await refused.Content.ReadAsStringAsync();
        page.ShouldNotContain("sfk_wrong_one");
        page.ShouldContain("value=\"/?days=7\"");
    }

    [Fact]
    public async Task ACallersKey_SignsNobodyIn()
    {
        string callers = await signed.Keys.CreateAsync("ci");
        await signed.Gateway.KnowsAsync(callers);
        using Browser browser = new(signed.Gateway);

        using HttpResponseMessage refused = await browser.SignInAsync(callers);

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        browser.Session.ShouldBeNull();
    }

    [Fact]
    public async Task ThePolicysOwnKey_SignsAnAdminIn()
    {
        using Browser browser = await signed.BrowserAsync(Signed.PolicysKey);

        (await browser.StatusAsync("/")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task TenWrongKeys_CloseTheDoorForAMinute_AlsoToARightOne()
    {
        using Browser browser = new(signed.Gateway);
        for (int i = 0; i < WrongTries.PerMinute; i++)
        {
            (await browser.SignInAsync($"sfk_{i}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        using HttpResponseMessage closed = await browser.SignInAsync(signed.Viewer);
        signed.Clock.Advance(TimeSpan.FromMinutes(1));
        using HttpResponseMessage open = await browser.SignInAsync(signed.Viewer);

        closed.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        closed.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        open.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("/ok\r\nSet-Cookie: a=b")]
    [InlineData("evil")]
    [InlineData("")]
    [InlineData("/sign-out")]
    [InlineData("/\u00e9")]
    public async Task AfterSigningIn_NoLinkLeadsElsewhere(string to)
    {
        using Browser browser = new(signed.Gateway);

        using HttpResponseMessage entered = await browser.SignInAsync(signed.Viewer, to);
        using HttpResponseMessage passed = await browser.GetAsync($"/sign-in?to={Uri.EscapeDataString(to)}");

        entered.Headers.Location!.OriginalString.ShouldBe("/");
        passed.Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Fact]
    public async Task ALinkFromAnotherSite_GoesOnByItself_ForTheStrictCookieDoesNotCome()
    {
        using Browser browser = new(signed.Gateway);

        using HttpResponseMessage passing = await browser.GetAsync("/?days=7", ("Sec-Fetch-Site", "cross-site"));

        passing.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await passing.Content.ReadAsStringAsync()).ShouldContain("content=\"0;url=/sign-in?to=%2F%3Fdays%3D7\"");
    }

    [Fact]
    public async Task AKeyInAHeader_NeedsNoSession()
    {
        using Browser browser = new(signed.Gateway);

        using HttpResponseMessage page = await browser.GetAsync("/", ("authorization", $"Bearer {signed.Viewer}"));
        using HttpResponseMessage wrong = await browser.GetAsync("/", ("authorization", "Bearer sfk_wrong"));

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        wrong.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        browser.Session.ShouldBeNull();
    }

    [Fact]
    public async Task AGatewayWithoutKeys_AsksNobody()
    {
        await using RunningGateway open = await RunningGateway.StartAsync(Desk.Policy, signed.Clock);
        using Browser browser = new(open);

        using HttpResponseMessage asked = await browser.GetAsync("/sign-in?to=/tasks");

        (await browser.StatusAsync("/")).ShouldBe(HttpStatusCode.OK);
        asked.Headers.Location!.OriginalString.ShouldBe("/tasks");
    }
}
