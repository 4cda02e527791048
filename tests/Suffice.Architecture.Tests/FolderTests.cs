using System.Text.RegularExpressions;

namespace Suffice.Architecture.Tests;

public sealed partial class FolderTests(Shipped shipped)
{
    public static TheoryData<string> Projects => [.. DrawnParts.Projects.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_Drawn_AreThoseThatExist(string project) =>
        DrawnParts.FoldersOf(project).Order(StringComparer.Ordinal).ShouldBe(
            Checkout.ShippedFiles.Select(path => path.Split('/')).Where(steps => steps[1] == project && steps.Length > 3)
                .Select(steps => steps[2]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folder_Whatever_KnowsOnlyFoldersDrawnBeforeIt(string project)
    {
        List<string> order = [.. DrawnParts.FoldersOf(project)];

        IEnumerable<string> upward = from edge in shipped.Edges
                                     let lower = order.IndexOf(FolderOf(edge.FromNamespace, project))
                                     let higher = order.IndexOf(FolderOf(edge.ToNamespace, project))
                                     where lower >= 0 && higher > lower
                                     group edge by $"{order[lower]} -> {order[higher]}" into folders
                                     select $"{folders.Key}: {string.Join(", ", folders.Select(edge => edge.ToString()).Distinct().Take(5))}";

        upward.ShouldBeEmpty();
    }

    [Fact]
    public void Namespace_Whatever_IsTheFolder()
    {
        IEnumerable<string> elsewhere = from path in Checkout.ShippedFiles
                                        let said = Namespace.Match(File.ReadAllText(Checkout.PathOf(path))).Groups["name"].Value
                                        where said.Length > 0 && said != string.Join('.', path.Split('/')[1..^1])
                                        select $"{path}: {said}";

        elsewhere.ShouldBeEmpty();
    }

    private static string FolderOf(string space, string project) =>
        space.StartsWith($"{project}.", StringComparison.Ordinal) ? space[(project.Length + 1)..].Split('.')[0] : string.Empty;

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Namespace { get; }
}
