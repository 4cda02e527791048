using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Tests.Yaml;

public sealed class RangeFormTests
{
    [Theory]
    [InlineData("0.02", "0.02")]
    [InlineData("0.02..0.05", "0.02..0.05")]
    [InlineData("0.020", "0.020")]
    [InlineData("1..1", "1")]
    [InlineData("3 .. 4", "3..4")]
    public void Number_OneOrTwo_IsReadWithItsPlaces(string text, string written) => NumberRange.Read(text)!.Value.ToString().ShouldBe(written);

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("1..")]
    [InlineData("..1")]
    [InlineData("1...2")]
    [InlineData("1..2..3")]
    [InlineData("2..1")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("unknown")]
    [InlineData("99999999999999999")]
    public void Number_AnythingElse_IsNone(string text) => NumberRange.Read(text).ShouldBeNull();

    [Theory]
    [InlineData("77%", "0.77")]
    [InlineData("8%..15%", "0.08..0.15")]
    [InlineData("0.4", "0.4")]
    [InlineData("8%..0.15", "0.08..0.15")]
    public void Share_InPercentOrNot_IsRead(string text, string written) => RateRange.Read(text)!.Value.ToString().ShouldBe(written);

    [Theory]
    [InlineData("1.1")]
    [InlineData("101%")]
    [InlineData("-1%")]
    [InlineData("%")]
    public void Share_OutsideNoneToAll_IsNone(string text) => RateRange.Read(text).ShouldBeNull();

    [Fact]
    public void Gain_BelowNothing_IsALossAndIsRead() => GainedShare.Read("-5%..3%")!.Value.ToString().ShouldBe("-0.05..0.03");

    [Theory]
    [InlineData("700", "700")]
    [InlineData("80%", "80%")]
    public void Part_OfTokens_IsANumberOrAShare(string text, string written) => PartRange.Read(text)!.Value.ToString().ShouldBe(written);

    [Theory]
    [InlineData("400ms..2s", "400ms..2s")]
    [InlineData("1s", "1s")]
    public void Duration_OneOrTwo_IsRead(string text, string written) => DurationRange.Read(text)!.Value.ToString().ShouldBe(written);

    [Fact]
    public void Price_SaidToBeUnknown_IsReadAsThat() => PriceRange.Read("unknown").ShouldBe(new PriceRange(null));
}
