using CsCheck;
using Suffice.Schemas;
using Suffice.Schemas.Values;

namespace Suffice.Tests.Schemas;

public sealed class ExactnessTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "1.0", true)]
    [InlineData("""{"type":"integer"}""", "1e400", true)]
    [InlineData("""{"type":"integer"}""", "1.5e0", false)]
    [InlineData("""{"type":"integer"}""", "-0.0", true)]
    [InlineData("""{"multipleOf":0.0001}""", "0.0075", true)]
    [InlineData("""{"multipleOf":0.01}""", "19.99", true)]
    [InlineData("""{"multipleOf":0.01}""", "0.075", false)]
    [InlineData("""{"multipleOf":7}""", "1e1000000000", false)]
    [InlineData("""{"maximum":9007199254740992}""", "9007199254740993", false)]
    [InlineData("""{"maximum":0.1}""", "0.1000000000000000000000001", false)]
    [InlineData("""{"minimum":-1e-400}""", "-1e-401", true)]
    [InlineData("""{"const":100}""", "1e2", true)]
    [InlineData("""{"const":0}""", "-0.0", true)]
    [InlineData("""{"enum":[12345678901234567890123]}""", "12345678901234567890124", false)]
    [InlineData("""{"maxLength":1}""", "\"\\ud83d\\udc32\"", true)]
    [InlineData("""{"maxLength":1}""", "\"🐲\"", true)]
    [InlineData("""{"maxLength":1}""", "\"\\ud83d\"", true)]
    [InlineData("""{"const":"a/b"}""", "\"a\\/\\u0062\"", true)]
    [InlineData("""{"required":["é"]}""", "{\"\\u00e9\":1}", true)]
    [InlineData("""{"required":["a"],"properties":{"a":{"type":"integer"}}}""", "{\"\\ud800\":1,\"a\":1}", true)]
    public void IsValid_NumbersAndTexts_AreTakenExactly(string schema, string json, bool valid)
        => JsonSchema.Parse(schema).IsValid(Json.Parse(json)).ShouldBe(valid);

    [Fact]
    public void ExactNumber_AnyTwoDecimals_CompareAsDecimalsDo()
        => Gen.Select(Gen.Decimal[-1_000m, 1_000m], Gen.Decimal[-1_000m, 1_000m]).Sample((x, y) =>
            Math.Sign(Exact(x).Against(Exact(y))) == Math.Sign(x.CompareTo(y)) && Exact(x).Equals(Exact(y)) == (x == y));

    [Fact]
    public void ExactNumber_AnyCentsAndStep_AreMultiplesAsIntegersAre()
        => Gen.Select(Gen.Int[-100_000, 100_000], Gen.Int[1, 500]).Sample((cents, step) =>
            Exact(cents / 100m).IsMultipleOf(Exact(step / 100m)) == (cents % step == 0));

    private static ExactNumber Exact(decimal number)
        => ExactNumber.Parse(System.Text.Encoding.ASCII.GetBytes(number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
