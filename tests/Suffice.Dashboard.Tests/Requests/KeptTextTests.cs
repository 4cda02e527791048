using Suffice.Dashboard.Requests;

namespace Suffice.Dashboard.Tests.Requests;

public sealed class KeptTextTests
{
    [Theory]
    [InlineData("plain <b>text</b>", "plain <b>text</b>")]
    [InlineData("{ no JSON", "{ no JSON")]
    public void Of_WhatIsNoJson_IsItself(string text, string shown) => KeptText.Of(text).ShouldBe(shown);

    [Fact]
    public void Of_Json_IsIndentedAndReadable() => KeptText.Of("""{"a":["ü<"]}""").ReplaceLineEndings("\n").ShouldBe("{\n  \"a\": [\n    \"ü<\"\n  ]\n}");
}
