using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;
using Suffice.Ledger;

namespace Suffice.Gateway.Tests.Access;

/// <summary>What a browser is told of every page, those that refuse included.</summary>
public sealed class PageHeadersTests : IAsyncLifetime
{
    private const string Content =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Signed signed = null!;

    public async ValueTask InitializeAsync() => signed = await Signed.StartAsync(Map);

    public ValueTask DisposeAsync() => signed.DisposeAsync();

    [Fact]
    public async Task EveryPage_HasThem()
    {
        using Browser browser = await signed.BrowserAsync(Signed.PolicysKey);
        foreach (RouteEndpoint page in EndpointAccessTests.Endpoints(signed.Gateway).Where(endpoint => endpoint.Metadata.GetMetadata<BrowserPage>() is not null))
        {
            using HttpRequestMessage call = EndpointAccessTests.Call(page);
            using HttpResponseMessage response = await browser.SendAsync(call.Method, call.RequestUri!.OriginalString, null);

            ShouldBePage(response, EndpointAccessTests.NameOf(page));
        }
    }

    [Theory]
    [InlineData("/", HttpStatusCode.Found)]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/nothing/here", HttpStatusCode.NotFound)]
    public async Task APageForNobody_HasThem(string path, HttpStatusCode status)
    {
        using Browser nobody = new(signed.Gateway);

        using HttpResponseMessage response = await nobody.GetAsync(path, ("Accept", "text/html,*/*;q=0.8"));

        response.StatusCode.ShouldBe(status);
        ShouldBePage(response, path);
    }

    [Theory]
    [InlineData("/test/admins", HttpStatusCode.Forbidden, "needs the role admin")]
    [InlineData("/test/ledger", HttpStatusCode.ServiceUnavailable, "the ledger is away")]
    [InlineData("/test/breaks", HttpStatusCode.InternalServerError, "Something broke")]
    public async Task APageThatRefuses_HasThem_AndSaysWhy(string path, HttpStatusCode status, string words)
    {
        using Browser browser = await signed.BrowserAsync(signed.Viewer);

        using HttpResponseMessage response = await browser.GetAsync(path);

        response.StatusCode.ShouldBe(status);
        ShouldBePage(response, path);
        string page = await response.Content.ReadAsStringAsync();
        page.ShouldContain(words);
        page.ShouldNotContain("secret of the code");
    }

    [Fact]
    public async Task APageAtAnotherName_HasThem()
    {
        using Browser browser = new(signed.Gateway);

        using HttpResponseMessage response = await browser.GetAsync("/", ("Host", "rebound.example"));

        response.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        ShouldBePage(response, "/");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/requests?csv=requests")]
    [InlineData("/api/live")]
    [InlineData("/healthz")]
    [InlineData("/api/overview")]
    public async Task Head_OfWhatCanBeRead_IsItsHeadersAlone(string path)
    {
        using Browser browser = await signed.BrowserAsync(signed.Viewer);

        using HttpResponseMessage head = await browser.SendAsync(HttpMethod.Head, path, null, path.StartsWith("/api", StringComparison.Ordinal) ? [("authorization", $"Bearer {signed.Viewer}")] : []);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("~")]
    [InlineData("a..b")]
    [InlineData("localhost:99999")]
    public async Task APageAtANameThatNoneCanHave_IsRefusedInWords(string host)
    {
        using TcpClient wire = new();
        await wire.ConnectAsync("127.0.0.1", signed.Gateway.Http.BaseAddress!.Port);
        await wire.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /sign-in HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        using StreamReader reader = new(wire.GetStream());

        string answer = await reader.ReadToEndAsync();

        answer.ShouldStartWith("HTTP/1.1 421 ");
        answer.ShouldContain("gateway.hosts");
    }

    [Fact]
    public async Task TheApi_IsNothingElseThanItSays()
    {
        using Browser browser = await signed.BrowserAsync(signed.Viewer);

        using HttpResponseMessage response = await browser.GetAsync("/api/tasks");
        using HttpResponseMessage refused = await browser.GetAsync("/api/queue");

        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        refused.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    private static void ShouldBePage(HttpResponseMessage response, string what)
    {
        Header(response, "X-Content-Type-Options").ShouldBe("nosniff", what);
        Header(response, "Referrer-Policy").ShouldBe("same-origin", what);
        Header(response, "Cross-Origin-Opener-Policy").ShouldBe("same-origin", what);
        Header(response, "Permissions-Policy").ShouldContain("camera=()", Case.Sensitive, what);
        Header(response, "Cache-Control").ShouldContain("no-store", Case.Sensitive, what);
        Header(response, "Content-Security-Policy").ShouldBeOneOf([Content, .. what == "GET /api" ? [Header(response, "Content-Security-Policy")] : (string[])[]]);
        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse(what);
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join('|', values) : "";

    private static void Map(WebApplication application)
    {
        application.Serve("GET", "/test/admins", _ => Task.CompletedTask).Speaks("test", "For admins.").AsPage();
        application.Serve("GET", "/test/ledger", _ => throw new LedgerException("the ledger is away")).Speaks("test", "Fails.").ForViewers().AsPage();
        application.Serve("GET", "/test/breaks", _ => throw new InvalidOperationException("secret of the code")).Speaks("test", "Breaks.").ForViewers().AsPage();
    }
}
