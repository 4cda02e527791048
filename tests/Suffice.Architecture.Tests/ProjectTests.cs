namespace Suffice.Architecture.Tests;

public sealed class ProjectTests(Shipped shipped)
{
    /// <summary>What the engine may be built of, beside .NET itself: nothing of the web, of terminals, of learning, of reports of others.</summary>
    private static readonly string[] EngineMayUse = ["Microsoft.Data.Sqlite", "SQLitePCLRaw.core", "Microsoft.Extensions.Logging.Abstractions", "YamlDotNet", "Fluid", "Parlot"];

    [Fact]
    public void Projects_Drawn_AreThoseThatAreBuilt() =>
        DrawnParts.Projects.Keys.Order(StringComparer.Ordinal).ShouldBe(
            Directory.GetDirectories(Checkout.PathOf("src")).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);

    [Fact]
    public void Project_Whatever_KnowsOnlyProjectsDrawnBesideIt()
    {
        IEnumerable<string> known = from assembly in shipped.Assemblies
                                    let name = assembly.GetName().Name
                                    from reference in assembly.GetReferencedAssemblies()
                                    where DrawnParts.Projects.ContainsKey(reference.Name!) && !DrawnParts.Projects[name].Contains(reference.Name)
                                    select $"{name} -> {reference.Name}";

        known.ShouldBeEmpty();
    }

    [Fact]
    public void Engine_Whatever_KnowsNoWebNoTerminalAndNoLearning()
    {
        IEnumerable<string> foreign = shipped.Assemblies.Single(assembly => assembly.GetName().Name == "Suffice").GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && !EngineMayUse.Contains(name));

        foreign.ShouldBeEmpty();
    }

    [Fact]
    public void Engine_Whatever_KnowsNoAspNetCoreAndNoConsole()
    {
        IEnumerable<Shipped.Edge> edges = shipped.Edges.Where(edge => IsIn(edge.FromNamespace, "Suffice")
            && (edge.ToNamespace.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || edge.To == "System.Console"));

        edges.Where(edge => shipped.Assemblies[0].GetType(edge.From) is not null).ShouldBeEmpty();
    }

    private static bool IsIn(string space, string part) => space == part || space.StartsWith($"{part}.", StringComparison.Ordinal);
}
