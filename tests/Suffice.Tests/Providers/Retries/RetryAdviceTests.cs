using Suffice.Providers.Retries;

namespace Suffice.Tests.Providers.Retries;

public sealed class RetryAdviceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("retry-after", "7", 7000.0)]
    [InlineData("Retry-After", "Mon, 23 Nov 2026 12:00:30 GMT", 30000.0)]
    [InlineData("Retry-After", "Mon, 23 Nov 2026 11:00:00 GMT", 0.0)]
    [InlineData("retry-after", "0.25", 250.0)]
    [InlineData("retry-after-ms", "1500", 1500.0)]
    [InlineData("retry-after", "999999999", 86400000.0)]
    [InlineData("retry-after", "soon", null)]
    [InlineData("retry-after-ms", "NaN", null)]
    [InlineData("retry-after", "-5", 0.0)]
    [InlineData("x-other", "1", null)]
    public void Read_Waits_InEveryForm(string name, string value, double? milliseconds)
    {
        using HttpResponseMessage response = new();
        response.Headers.TryAddWithoutValidation(name, value);

        RetryAdvice advice = RetryAdvice.Read(response.Headers, Now);

        (advice.After?.TotalMilliseconds).ShouldBe(milliseconds);
    }

    [Fact]
    public void Read_BothForms_PrefersMilliseconds()
    {
        using HttpResponseMessage response = new();
        response.Headers.TryAddWithoutValidation("retry-after", "2");
        response.Headers.TryAddWithoutValidation("retry-after-ms", "1200");

        RetryAdvice.Read(response.Headers, Now).After.ShouldBe(TimeSpan.FromMilliseconds(1200));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("perhaps", null)]
    public void Read_PlainWord_IsTaken(string word, bool? expected)
    {
        using HttpResponseMessage response = new();
        response.Headers.TryAddWithoutValidation("x-should-retry", word);

        RetryAdvice.Read(response.Headers, Now).ShouldRetry.ShouldBe(expected);
    }
}
