using System.Xml.Linq;

namespace Suffice.Architecture.Tests;

public sealed class SurfaceTests(Shipped shipped)
{
    [Fact]
    public void PublicType_Whatever_SaysWhatItIs()
    {
        HashSet<string> told = [.. shipped.Assemblies.SelectMany(assembly => TypesWithSummary(Path.ChangeExtension(assembly.Location, ".xml")))];

        shipped.Assemblies.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.Name is not ("Program" or "_Imports") && !told.Contains(type.FullName!.Replace('+', '.')))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Class_NotMeantToBeExtended_IsSealed() =>
        shipped.WrittenTypes
            .Where(type => type.IsClass && !type.IsAbstract && !type.IsSealed && type.Name != "Program")
            .Where(type => !shipped.WrittenTypes.Any(other => other.BaseType == type))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("Helper")]
    [InlineData("Manager")]
    [InlineData("Util")]
    [InlineData("Utils")]
    [InlineData("Common")]
    [InlineData("Base")]
    [InlineData("Impl")]
    [InlineData("Data")]
    [InlineData("Info")]
    public void TypeName_Whatever_SaysWhatItDoesAndNotHow(string word) =>
        shipped.WrittenTypes.Where(type => type.Name.Split('`')[0].EndsWith(word, StringComparison.Ordinal)).ShouldBeEmpty();

    private static IEnumerable<string> TypesWithSummary(string file) =>
        XDocument.Load(file).Descendants("member")
            .Where(member => member.Element("summary") is { } summary ? summary.Value.Trim().Length > 0 : member.Element("inheritdoc") is not null)
            .Select(member => member.Attribute("name")!.Value)
            .Where(name => name.StartsWith("T:", StringComparison.Ordinal))
            .Select(name => name[2..]);
}
