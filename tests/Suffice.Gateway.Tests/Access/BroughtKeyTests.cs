using Microsoft.AspNetCore.Http;
using Suffice.Gateway.Access;

namespace Suffice.Gateway.Tests.Access;

/// <summary>Which key a call brings.</summary>
public sealed class BroughtKeyTests
{
    [Theory]
    [InlineData("Bearer one", null, "one")]
    [InlineData("bearer one ", null, "one")]
    [InlineData(null, " one", "one")]
    [InlineData("Bearer one", "one", "one")]
    [InlineData("Basic b25l", "one", "one")]
    [InlineData("Bearer ", "one", "one")]
    [InlineData("Basic b25l", null, "")]
    [InlineData(null, null, "")]
    public void Of_OneKey_IsIt(string? authorization, string? plain, string key)
    {
        BroughtKey brought = BroughtKey.Of(Headers(authorization, plain));

        brought.Value.ToString().ShouldBe(key);
        brought.IsAmbiguous.ShouldBeFalse();
    }

    [Fact]
    public void Of_TwoKeysThatDiffer_IsNeither()
    {
        BroughtKey brought = BroughtKey.Of(Headers("Bearer one", "two"));

        brought.Value.Length.ShouldBe(0);
        brought.IsAmbiguous.ShouldBeTrue();
    }

    [Fact]
    public void Of_AHeaderThatComesTwice_IsNeither()
    {
        HeaderDictionary headers = new() { ["Authorization"] = new(["Bearer one", "Bearer two"]) };

        BroughtKey.Of(headers).IsAmbiguous.ShouldBeTrue();
    }

    private static HeaderDictionary Headers(string? authorization, string? plain)
    {
        HeaderDictionary headers = [];
        if (authorization is not null)
        {
            headers["Authorization"] = authorization;
        }

        if (plain is not null)
        {
            headers["x-api-key"] = plain;
        }

        return headers;
    }
}
