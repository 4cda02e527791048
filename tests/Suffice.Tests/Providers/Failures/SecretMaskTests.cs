using System.Text;
using Suffice.Providers;
using Suffice.Providers.Failures;

namespace Suffice.Tests.Providers.Failures;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("sk-canary-12345", "Incorrect API key provided: sk-canary-12345.", "Incorrect API key provided: ***.")]
    [InlineData("sk+canary/12345", """{"key":"sk\u002Bcanary/12345"}""", """{"key":"***"}""")]
    [InlineData("ollama", "model of ollama", "model of ollama")]
    public void Apply_TextWithKey_MasksIt(string key, string text, string expected)
    {
        SecretMask mask = new(new Secret(key));

        mask.Apply(text).ShouldBe(expected);
        Encoding.UTF8.GetString(mask.Apply(Encoding.UTF8.GetBytes(text).AsMemory()).Span).ShouldBe(expected);
    }

    [Fact]
    public void Apply_NoKey_LeavesTextAlone() => new SecretMask(null).Apply("anything").ShouldBe("anything");
}
