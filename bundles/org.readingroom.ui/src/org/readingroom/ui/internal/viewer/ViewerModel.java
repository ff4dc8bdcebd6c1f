package org.readingroom.ui.internal.viewer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.data.ModelSpace;
import org.readingroom.api.data.Plane;

/** What the viewer shows and how: one for all planes, so that they are linked. On the user interface's thread only. */
final class ViewerModel {
    /** Where a plane is moved to under its window, in mm. */
    record Pan(double x, double y) {}

    private static final double LEAST_ZOOM = 0.25;
    private static final double GREATEST_ZOOM = 32;

    private final List<Runnable> listeners = new ArrayList<>();
    private final Map<String, Window> windows = new HashMap<>();
    private final Map<String, WindowPreset> presets = new HashMap<>();
    private WindowPreset preset = WindowPreset.READERS;
    private final Map<Plane, Pan> pans = new EnumMap<>(Plane.class);
    private final Set<Integer> hiddenLabels = new HashSet<>();
    private final Set<Overlay> hiddenOverlays = new HashSet<>();
    private Optional<ShownCase> shown = Optional.empty();
    private Optional<Crosshair> crosshair = Optional.empty();
    private List<Overlay> overlays = List.of();
    private String volume = "";
    private Optional<String> beside = Optional.empty();
    private MaskStyle maskStyle = MaskStyle.OUTLINED;
    private double outlineOpacity = 1;
    private double fillOpacity = 0.45;
    private boolean truth;
    private boolean crosshairShown = true;
    private boolean inputShown;
    private Optional<ModelSpace> field = Optional.empty();
    private Optional<Plane> alone = Optional.empty();
    private Tool tool = Tool.CROSSHAIR;
    private double zoom = 1;

    /** Calls the listener after each change. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** What is changed by others, such as images that were read, is to be shown. */
    void refresh() {
        changed();
    }

    /** Another case, or none: windows, pans and zoom are those of a new case; the ways of drawing stay. */
    void show(Optional<ShownCase> newCase, List<Overlay> newOverlays) {
        shown = newCase;
        crosshair = Optional.empty();
        windows.clear();
        pans.clear();
        zoom = 1;
        hiddenLabels.clear();
        overlay(newOverlays);
    }

    /** Other overlays. */
    void overlay(List<Overlay> newOverlays) {
        overlays = List.copyOf(newOverlays);
        hiddenOverlays.clear();
        changed();
    }

    Optional<ShownCase> shown() {
        return shown;
    }

    List<Overlay> overlays() {
        return overlays;
    }

    Optional<Crosshair> crosshair() {
        return crosshair;
    }

    void moveTo(Crosshair to) {
        crosshair = Optional.of(to);
        changed();
    }

    /** The volume that is shown. */
    String volume() {
        return volume;
    }

    void setVolume(String name) {
        volume = name;
        changed();
    }

    /** The volume shown beside it. */
    Optional<String> beside() {
        return beside;
    }

    void setBeside(Optional<String> name) {
        beside = name;
        changed();
    }

    /** The window of a volume: the preset, until it is changed by hand. */
    Window window(ShownVolume of) {
        return windows.computeIfAbsent(of.name(), n -> {
            presets.put(n, preset);
            return preset.of(of.values());
        });
    }

    void setWindow(String name, Window window) {
        windows.put(name, window);
        presets.remove(name);
        changed();
    }

    /** A preset for all volumes, those read later too. */
    void preset(WindowPreset newPreset) {
        preset = newPreset;
        windows.clear();
        changed();
    }

    /** The preset that a volume is shown by; empty where its window was changed by hand. */
    Optional<WindowPreset> presetOf(ShownVolume of) {
        window(of);
        return Optional.ofNullable(presets.get(of.name()));
    }

    MaskStyle maskStyle() {
        return maskStyle;
    }

    void setMaskStyle(MaskStyle style) {
        maskStyle = style;
        changed();
    }

    /** Of the mask as it is drawn now, 0 to 1: outlines and fillings have one each. */
    double opacity() {
        return maskStyle == MaskStyle.FILLED ? fillOpacity : outlineOpacity;
    }

    void setOpacity(double share) {
        double within = Math.max(0, Math.min(1, share));
        if (maskStyle == MaskStyle.FILLED) {
            fillOpacity = within;
        } else {
            outlineOpacity = within;
        }
        changed();
    }

    boolean labelShown(int label) {
        return !hiddenLabels.contains(label);
    }

    void showLabel(int label, boolean yes) {
        boolean other = yes ? hiddenLabels.remove(label) : hiddenLabels.add(label);
        if (other) {
            changed();
        }
    }

    boolean overlayShown(Overlay overlay) {
        return !hiddenOverlays.contains(overlay);
    }

    void showOverlay(Overlay overlay, boolean yes) {
        boolean other = yes ? hiddenOverlays.remove(overlay) : hiddenOverlays.add(overlay);
        if (other) {
            changed();
        }
    }

    /** Whether box, centre and polygon of the truth are drawn. */
    boolean truth() {
        return truth;
    }

    void setTruth(boolean yes) {
        truth = yes;
        changed();
    }

    boolean crosshairShown() {
        return crosshairShown;
    }

    void showCrosshair(boolean yes) {
        crosshairShown = yes;
        changed();
    }

    /** Whether what the model sees is shown beside the original. */
    boolean inputShown() {
        return inputShown;
    }

    void setInputShown(boolean yes) {
        inputShown = yes;
        changed();
    }

    /** The part of the volume that the model's view shows, once it is prepared. */
    Optional<ModelSpace> field() {
        return inputShown ? field : Optional.empty();
    }

    void setField(Optional<ModelSpace> newField) {
        field = newField;
    }

    /** The one plane that is shown; empty: all three. */
    Optional<Plane> alone() {
        return alone;
    }

    /** Shows one plane alone; where it is alone already, all again. */
    void showAlone(Plane plane) {
        alone = alone.equals(Optional.of(plane)) ? Optional.empty() : Optional.of(plane);
        changed();
    }

    Tool tool() {
        return tool;
    }

    void setTool(Tool newTool) {
        tool = newTool;
        changed();
    }

    /** 1: all of a slice is seen. */
    double zoom() {
        return zoom;
    }

    void setZoom(double factor) {
        zoom = Math.max(LEAST_ZOOM, Math.min(GREATEST_ZOOM, factor));
        changed();
    }

    Pan pan(Plane plane) {
        return pans.getOrDefault(plane, new Pan(0, 0));
    }

    void setPan(Plane plane, Pan pan) {
        pans.put(plane, pan);
        changed();
    }

    /** All of every slice. */
    void fit() {
        pans.clear();
        setZoom(1);
    }
}
