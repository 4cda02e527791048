using System.Globalization;
using CsCheck;
using Suffice.Files;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Tests.Yaml;

public sealed class ScalarFormTests
{
    [Theory]
    [InlineData("50ms", "00:00:00.0500000")]
    [InlineData("1.5m", "00:01:30")]
    [InlineData("400d", "400.00:00:00")]
    [InlineData("0s", "00:00:00")]
    public void Duration_NumberAndUnit_IsRead(string text, string expected) =>
        TimeForms.Duration.Read(text).Value.ShouldBe(TimeSpan.Parse(expected, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("10")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1 s")]
    [InlineData("1e3s")]
    [InlineData("99999999999999999999d")]
    public void Duration_AnythingElse_IsNone(string text) => TimeForms.Duration.Read(text).Value.ShouldBeNull();

    [Fact]
    public void Duration_WrittenAndRead_IsTheSame() =>
        Gen.Long[0, TimeSpan.FromDays(10_000).Ticks / TimeSpan.TicksPerMillisecond].Sample(milliseconds =>
        {
            TimeSpan span = TimeSpan.FromMilliseconds(milliseconds);

            return TimeForms.Duration.Read(TimeForms.Duration.Write(span)).Value is TimeSpan read && read == span;
        });

    [Theory]
    [InlineData("32MB", 33554432)]
    [InlineData("1 kb", 1024)]
    [InlineData("7", 7)]
    public void Size_NumberAndUnit_IsRead(string text, long bytes) => ByteSize.Read(text).ShouldBe(new ByteSize(bytes));

    [Theory]
    [InlineData("MB")]
    [InlineData("1.5MB")]
    [InlineData("-1")]
    [InlineData("9999999999999999GB")]
    public void Size_AnythingElse_IsNone(string text) => ByteSize.Read(text).ShouldBeNull();

    [Theory]
    [InlineData("laddr", "ladder")]
    [InlineData("on-fail", "on_fail")]
    [InlineData("ALDDER", "ladder")]
    [InlineData("zebra", null)]
    public void Suggestion_MisspeltWord_IsTheNearest(string word, string? expected) =>
        NearWords.Nearest(word, ["ladder", "on_fail", "gate"]).ShouldBe(expected);

    [Theory]
    [InlineData("a: 1", """{"a":1}""")]
    [InlineData("[1.50, 1e3, -0.5, .5, +2, 007, 0x1F]", """[1.50,1e3,-0.5,0.5,2,7,"0x1F"]""")]
    [InlineData("[true, True, null, ~, '', 'null', 2026-01-02, .inf]", """[true,"True",null,null,"","null","2026-01-02",".inf"]""")]
    [InlineData("{ a: { b: [] }, c: \"1\" }", """{"a":{"b":[]},"c":"1"}""")]
    public void Json_AnyYaml_KeepsItsMeaning(string yaml, string expected)
    {
        YamlNode node = YamlDocument.Read(yaml, "a.yaml", string.Empty, new YamlFindings()).ShouldNotBeNull();

        JsonOfYaml.Convert(node).GetRawText().ShouldBe(expected);
    }
}
