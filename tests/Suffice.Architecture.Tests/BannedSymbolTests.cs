namespace Suffice.Architecture.Tests;

public sealed class BannedSymbolTests(Shipped shipped)
{
    [Fact]
    public void BannedSymbols_Listed_AreErrorsOfEveryBuildThatCounts()
    {
        string build = File.ReadAllText(Checkout.PathOf("Directory.Build.props"));

        build.ShouldContain("BannedSymbols.txt");
        build.ShouldContain("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        File.ReadAllText(Checkout.PathOf("test.sh")).ShouldContain("-c Release");
        File.ReadAllText(Checkout.PathOf(".editorconfig")).ShouldNotContain("RS0030");
    }

    [Fact]
    public void BannedSymbol_InCodeThatShips_IsNotExcused() =>
        Checkout.ShippedFiles.Where(path => File.ReadAllText(Checkout.PathOf(path)).Contains("RS0030", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Console_Whatever_BelongsToTheCommand() =>
        shipped.Edges
            .Where(edge => edge.To == "System.Console" && !edge.From.StartsWith("Suffice.Cli.", StringComparison.Ordinal))
            .ShouldBeEmpty();
}
