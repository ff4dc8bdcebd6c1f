package org.readingroom.ui.internal.pictures;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.readingroom.settings.UserFolder;
import org.readingroom.ui.internal.run.RunView;
import org.readingroom.ui.internal.study.StudyPerspective;

/** The run of the study with its curves: the session is told again from the answers that the run keeps. */
final class RunScene implements Scene {
    private static final String ID = "20260101-120000-000";

    private RunView view;

    @Override
    public String name() {
        return "run";
    }

    @Override
    public void open(IWorkbenchPage page, StoredRun material) throws CoreException {
        Path sessions = UserFolder.locate().resolve("desktop").resolve("runs");
        ObjectNode record = new ObjectMapper().createObjectNode();
        record.put("format", "1").put("study", material.study().toString());
        record.putObject("roots").put("phantoms", material.phantoms().toString());
        record.put("out", material.run().toString());
        record.put("pid", 0).put("started", 0).put("later", false);
        try {
            Files.createDirectories(sessions);
            Files.writeString(sessions.resolve(ID + ".json"), record.toPrettyString());
            Files.write(sessions.resolve(ID + ".jsonl"), new ToldRun(material).lines());
            Files.writeString(sessions.resolve(ID + ".err"), "");
        } catch (IOException e) {
            throw new SceneException("the session cannot be told: " + e.getMessage(), e);
        }
        IWorkbenchWindow window = page.getWorkbenchWindow();
        window.getWorkbench().showPerspective(StudyPerspective.ID, window);
        view = (RunView) window.getActivePage().showView(RunView.ID);
        window.getActivePage().setPartState(window.getActivePage().getReference(view), IWorkbenchPage.STATE_MAXIMIZED);
        view.showTab("Curves");
    }

    @Override
    public boolean ready() {
        return view.run().isPresent() && !view.run().get().status().live();
    }
}
